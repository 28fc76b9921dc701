package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks written part by part, so that a test can make any of them wrong. */
final class BookFile {
  static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  static final String STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
  private static final String TYPE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  private BookFile() {}

  /** A workbook of one sheet with these rows. */
  static BookFile ofRows(String rows) {
    return ofSheet(
        "<worksheet xmlns='" + MAIN + "'><sheetData>" + rows + "</sheetData></worksheet>");
  }

  /** A workbook of one sheet. */
  static BookFile ofSheet(String sheet) {
    return new BookFile()
        .workbook("<sheets><sheet name='S' sheetId='1' r:id='rId1'/></sheets>")
        .part(
            "xl/_rels/workbook.xml.rels",
            "<Relationships>"
                + relation("rId1", "worksheet", "worksheets/sheet1.xml")
                + relation("rId2", "styles", "styles.xml")
                + relation("rId3", "sharedStrings", "sharedStrings.xml")
                + "</Relationships>")
        .part("xl/worksheets/sheet1.xml", sheet)
        .styles("")
        .strings("");
  }

  static String relation(String id, String type, String target) {
    return "<Relationship Id='" + id + "' Type='" + TYPE + type + "' Target='" + target + "'/>";
  }

  BookFile workbook(String content) {
    return part(
        "xl/workbook.xml",
        "<workbook xmlns='" + MAIN + "' xmlns:r='" + TYPE + "'>" + content + "</workbook>");
  }

  /** Formats by id from 164 on; style 0 is plain, style i has the i-th format. */
  BookFile styles(String... codes) {
    StringBuilder formats = new StringBuilder();
    StringBuilder cells = new StringBuilder("<xf numFmtId='0'/>");
    for (int i = 0; i < codes.length; i++) {
      String code = codes[i].replace("\"", "&quot;");
      formats.append("<numFmt numFmtId='" + (164 + i) + "' formatCode=\"" + code + "\"/>");
      cells.append("<xf numFmtId='" + (164 + i) + "'/>");
    }
    return part(
        "xl/styles.xml",
        "<styleSheet xmlns='"
            + MAIN
            + "'><numFmts>"
            + formats
            + "</numFmts><cellXfs>"
            + cells
            + "</cellXfs></styleSheet>");
  }

  BookFile strings(String items) {
    return part("xl/sharedStrings.xml", "<sst xmlns='" + MAIN + "'>" + items + "</sst>");
  }

  BookFile part(String name, String content) {
    return part(name, content.getBytes(UTF_8));
  }

  BookFile part(String name, byte[] content) {
    parts.put(name, content);
    return this;
  }

  BookFile without(String name) {
    parts.remove(name);
    return this;
  }

  /** Writes the file. */
  Path write(Path folder) {
    Path file = folder.resolve("book.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
