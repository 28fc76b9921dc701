package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.source.Xlsx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Xlsx_HostileFilesTest {
  private static final String ROWS = "<row><c t='str'><v>a</v></c></row><row><c><v>1</v></c></row>";

  @TempDir Path folder;

  private static AbstractThrowableAssert<?, ?> refused(Xlsx source, String code) {
    return assertThatThrownBy(() -> XlsxRun.read(source))
        .isInstanceOfSatisfying(BiException.class, e -> assertThat(e.code().id()).isEqualTo(code));
  }

  private Path bytes(byte[] content) throws IOException {
    return Files.write(folder.resolve("book.xlsx"), content);
  }

  @Test
  void the_absolute_budget_is_kept_first_then_the_ratio_and_both_can_be_set() {
    String sheet = ROWS + "<row><c t='str'><v>" + " ".repeat(4 << 20) + "</v></c></row>";
    Path bomb = BookFile.ofRows(sheet).write(folder);

    refused(Xlsx.file(bomb).maxExpandedBytes(1 << 20), "core/limit")
        .hasMessageContaining("maxExpandedBytes(...)");
    refused(Xlsx.file(bomb), "core/limit").hasMessageContaining("maxExpandRatio(...)");
    assertThat(XlsxRun.read(Xlsx.file(bomb).maxExpandRatio(2000)).rowCount()).isEqualTo(2);
  }

  @Test
  void shared_strings_have_a_budget() {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      items.append("<si><t>text number ").append(i).append("</t></si>");
    }
    Path path = BookFile.ofRows(ROWS).strings(items.toString()).write(folder);

    refused(Xlsx.file(path).maxSharedStringBytes(10_000), "core/limit")
        .hasMessageContaining("maxSharedStringBytes(...)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels"
      })
  void no_part_may_have_a_document_type(String part) {
    String external = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>";

    refused(
        Xlsx.file(BookFile.ofRows(ROWS).part(part, external).write(folder)), "core/bad-workbook");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil.xml", "/abs.xml", "C:/x.xml", "a\\b.xml", "xl/../../x"})
  void entries_with_paths_that_leave_the_archive_are_refused(String name) {
    refused(Xlsx.file(BookFile.ofRows(ROWS).part(name, "x").write(folder)), "core/bad-workbook")
        .hasMessageContaining("not a path inside");
  }

  @Test
  void relations_cannot_lead_outside_the_archive() {
    BookFile file =
        BookFile.ofRows(ROWS)
            .part(
                "xl/_rels/workbook.xml.rels",
                "<Relationships>"
                    + BookFile.relation("rId1", "worksheet", "../../../../etc/passwd")
                    + "</Relationships>");

    refused(Xlsx.file(file.write(folder)), "core/bad-workbook").hasMessageContaining("etc/passwd");
  }

  /** Every cut of a good file: an error with a code, or the rows when only the tail is gone. */
  @Test
  void a_file_cut_off_anywhere_is_refused() throws IOException {
    byte[] whole = Files.readAllBytes(BookFile.ofRows(ROWS).write(folder));
    for (int length = 1; length < whole.length; length++) {
      Xlsx cut = Xlsx.file(bytes(Arrays.copyOf(whole, length)));

      assertThatThrownBy(() -> XlsxRun.read(cut)).isInstanceOf(BiException.class);
    }
  }

  /** Every byte of a good file changed: an error with a code, or rows. */
  @Test
  void a_file_with_any_byte_changed_never_fails_otherwise() throws IOException {
    byte[] whole = Files.readAllBytes(BookFile.ofRows(ROWS).write(folder));
    int refused = 0;
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= (byte) (1 << i % 8);
      try {
        XlsxRun.read(Xlsx.file(bytes(changed)));
      } catch (BiException expected) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(whole.length / 2);
  }

  @Test
  void headers_that_disagree_and_entries_that_overlap_are_refused() throws IOException {
    byte[] whole = Files.readAllBytes(BookFile.ofRows(ROWS).write(folder));
    ByteBuffer zip = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
    int directory = zip.getInt(whole.length - 22 + 16);
    int second = directory + 46 + zip.getShort(directory + 28) + zip.getShort(directory + 30);
    zip.putInt(second + 42, zip.getInt(directory + 42));

    refused(Xlsx.file(bytes(zip.array())), "core/bad-workbook");

    ByteBuffer large = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
    large.putInt(directory + 20, 2000);
    refused(Xlsx.file(bytes(large.array())), "core/bad-workbook").hasMessageContaining("overlaps");
  }

  @Test
  void encrypted_entries_and_encrypted_workbooks_are_named_as_such() throws IOException {
    byte[] whole = Files.readAllBytes(BookFile.ofRows(ROWS).write(folder));
    ByteBuffer zip = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    int directory = zip.getInt(whole.length - 22 + 16);
    zip.put(directory + 8, (byte) (zip.get(directory + 8) | 1));
    refused(Xlsx.file(bytes(whole)), "core/encrypted-file");

    byte[] compound = new byte[2048];
    ByteBuffer ole = ByteBuffer.wrap(compound).order(ByteOrder.LITTLE_ENDIAN);
    ole.put(0, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});
    ole.putShort(0x1E, (short) 9);
    ole.putInt(0x30, 1);
    ole.put(1024 + 128, "EncryptedPackage".getBytes(UTF_16LE));
    refused(Xlsx.file(bytes(compound)), "core/encrypted-file").hasMessageContaining("password");
  }

  @Test
  void files_that_only_have_the_name_of_a_workbook_are_named() throws IOException {
    refused(Xlsx.file(bytes("a,b\n1,2\n".getBytes(UTF_8))), "core/not-xlsx")
        .hasMessageContaining("Csv.file(...)");
    refused(Xlsx.file(bytes(new byte[] {1, 0, 2, 3})), "core/not-xlsx");
    refused(Xlsx.file(bytes(new byte[] {0x1F, (byte) 0x8B, 8, 0})), "core/not-xlsx")
        .hasMessageContaining("gzip");
    refused(Xlsx.file(folder.resolve("none.xlsx")), "core/file-not-found");
    BookFile plain = BookFile.ofRows(ROWS).without("xl/workbook.xml");
    refused(Xlsx.file(plain.write(folder)), "core/not-xlsx").hasMessageContaining("no workbook");
    BookFile ods = plain.part("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    refused(Xlsx.file(ods.write(folder)), "core/not-xlsx").hasMessageContaining("OpenDocument");
    BookFile binary =
        BookFile.ofRows(ROWS)
            .part(
                "_rels/.rels",
                "<Relationships>"
                    + BookFile.relation("rId1", "officeDocument", "xl/workbook.bin")
                    + "</Relationships>");
    refused(Xlsx.file(binary.write(folder)), "core/not-xlsx").hasMessageContaining(".xlsb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<row r='2'/><row r='1'/>",
        "<row r='0'/>",
        "<row r='1048577'/>",
        "<row r='x'/>",
        "<row><c r='B1'><v>1</v></c><c r='A1'><v>1</v></c></row>",
        "<row><c r='XFE1'><v>1</v></c></row>",
        "<row><c r='1'><v>1</v></c></row>",
        "<row><c t='s'><v>0</v></c></row>",
        "<row><c t='s'><v>-1</v></c></row>",
        "<row><c t='s'><v>99999999999999</v></c></row>",
        "<row><c t='q'><v>1</v></c></row>",
        "<row><c t='b'><v>2</v></c></row>"
      })
  void rows_and_cells_out_of_place_are_refused(String rows) {
    refused(Xlsx.file(BookFile.ofRows(rows).write(folder)), "core/bad-workbook");
  }
}
