package io.bi4j.core.internal.xlsx;

import io.bi4j.core.data.CurrencyTable;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.DataType.MoneyType;
import java.util.ArrayList;
import java.util.List;

/** The number formats of a workbook that is written, and the styles that name them. */
final class WrittenStyles {
  /** The style of names of columns. */
  static final int HEADER = 1;

  private static final int FIRST_FORMAT = 2;
  private static final int FIRST_OWN_ID = 164;
  private static final int MAX_DECIMALS = 30;

  private final List<String> codes = new ArrayList<>();

  /** The style of a column; 0 when its cells need none. */
  int style(DataType type) {
    return switch (type.kind()) {
      case INT64 -> of("0");
      case DECIMAL -> of("0" + fraction(((DecimalType) type).scale()));
      case MONEY -> ((MoneyType) type).inColumn() ? 0 : fixedMoney((MoneyType) type);
      case DATE -> of("yyyy\\-mm\\-dd");
      case TIME -> of("hh:mm:ss");
      case LOCAL_DATETIME -> of("yyyy\\-mm\\-dd\\ hh:mm:ss");
      case TIMESTAMP -> of("yyyy\\-mm\\-dd\\ hh:mm:ss\"Z\"");
      case DURATION -> of("[h]:mm:ss");
      default -> 0;
    };
  }

  private int fixedMoney(MoneyType type) {
    int exponent = CurrencyTable.iso().exponent(type.currency());
    return of("#,##0" + fraction(exponent) + "\\ [$" + type.currency() + "]");
  }

  /** The style of amounts with that many decimals whose currency stands in another column. */
  int amount(int exponent) {
    return of("#,##0" + fraction(exponent));
  }

  private static String fraction(int scale) {
    return scale <= 0 ? "" : "." + "0".repeat(Math.min(scale, MAX_DECIMALS));
  }

  private int of(String code) {
    int known = codes.indexOf(code);
    if (known < 0) {
      codes.add(code);
      known = codes.size() - 1;
    }
    return FIRST_FORMAT + known;
  }

  /** The part of styles. */
  String xml() {
    StringBuilder formats = new StringBuilder();
    StringBuilder cells = new StringBuilder();
    for (int i = 0; i < codes.size(); i++) {
      int id = FIRST_OWN_ID + i;
      String code = codes.get(i).replace("&", "&amp;").replace("\"", "&quot;");
      formats.append("<numFmt numFmtId=\"" + id + "\" formatCode=\"" + code + "\"/>");
      cells.append(
          "<xf numFmtId=\""
              + id
              + "\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
              + " applyNumberFormat=\"1\"/>");
    }
    String numFmts =
        codes.isEmpty() ? "" : "<numFmts count=\"" + codes.size() + "\">" + formats + "</numFmts>";
    return XlsxParts.DECLARATION
        + "<styleSheet xmlns=\""
        + XlsxParts.MAIN
        + "\">"
        + numFmts
        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
        + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
        + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
        + "</cellStyleXfs><cellXfs count=\""
        + (FIRST_FORMAT + codes.size())
        + "\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
        + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
        + " applyFont=\"1\"/>"
        + cells
        + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\""
        + " builtinId=\"0\"/></cellStyles></styleSheet>";
  }
}
