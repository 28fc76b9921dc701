package io.bi4j.core.internal.xlsx;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Schema;
import java.util.List;

/** The parts of a workbook that hold no cells. */
final class XlsxParts {
  static final String DECLARATION =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private XlsxParts() {}

  /** Every part is a sheet but those named, so that sheets need not be known at the start. */
  static String contentTypes() {
    return DECLARATION
        + "<Types xmlns=\""
        + PACKAGE
        + "content-types\"><Default Extension=\"rels\""
        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\""
        + TYPE
        + "worksheet+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\""
        + TYPE
        + "sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\""
        + TYPE
        + "styles+xml\"/></Types>";
  }

  static String packageRelations() {
    return relations(relation(1, "officeDocument", "xl/workbook.xml"));
  }

  private static String relations(String relations) {
    return DECLARATION
        + "<Relationships xmlns=\""
        + PACKAGE
        + "relationships\">"
        + relations
        + "</Relationships>";
  }

  private static String relation(int id, String type, String target) {
    return "<Relationship Id=\"rId"
        + id
        + "\" Type=\""
        + OFFICE
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/>";
  }

  static String workbook(List<String> sheets) {
    StringBuilder out = new StringBuilder(DECLARATION);
    out.append("<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets>");
    for (int i = 1; i <= sheets.size(); i++) {
      String name = attribute(sheets.get(i - 1));
      out.append("<sheet name=\"" + name + "\" sheetId=\"" + i + "\" r:id=\"rId" + i + "\"/>");
    }
    return out.append("</sheets></workbook>").toString();
  }

  static String workbookRelations(int sheets) {
    StringBuilder out = new StringBuilder();
    for (int i = 1; i <= sheets; i++) {
      out.append(relation(i, "worksheet", "worksheets/sheet" + i + ".xml"));
    }
    return relations(out.append(relation(sheets + 1, "styles", "styles.xml")).toString());
  }

  private static String attribute(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** What stands before the rows: a header that stays in view, and columns wide enough. */
  static String sheetStart(Schema schema, boolean header) {
    StringBuilder out = new StringBuilder(DECLARATION);
    out.append("<worksheet xmlns=\"" + MAIN + "\"><sheetViews><sheetView workbookViewId=\"0\">");
    if (header) {
      out.append(
          "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>");
    }
    out.append("</sheetView></sheetViews>");
    if (schema.columnCount() > 0) {
      out.append("<cols>");
      for (int i = 1; i <= schema.columnCount(); i++) {
        int width = width(schema.field(i - 1).type());
        out.append(
            "<col min=\"" + i + "\" max=\"" + i + "\" width=\"" + width + "\" customWidth=\"1\"/>");
      }
      out.append("</cols>");
    }
    return out.append("<sheetData>").toString();
  }

  private static int width(DataType type) {
    return switch (type.kind()) {
      case LOCAL_DATETIME, TIMESTAMP -> 21;
      case STRING, JSON, LIST, STRUCT, MAP, BYTES -> 24;
      default -> 14;
    };
  }

  static String sheetEnd() {
    return "</sheetData></worksheet>";
  }
}
