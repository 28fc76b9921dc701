package io.bi4j.core.internal.xlsx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the number format of each cell style means. Immutable. */
final class Styles {
  private static final int MAX_STYLES = 65_490;

  private final CellFormat[] formats;

  private Styles(List<CellFormat> formats) {
    this.formats = formats.toArray(CellFormat[]::new);
  }

  /** The styles of a workbook; without a part of styles every number is a number. */
  static Styles read(WorkbookParts parts, @Nullable String part) {
    List<CellFormat> formats = new ArrayList<>();
    Map<Integer, CellFormat> own = new HashMap<>();
    if (part != null) {
      parts.walk(
          part,
          (path, attributes) -> {
            if (path.equals("/styleSheet/numFmts/numFmt")) {
              String code = attributes.get("formatCode");
              own.put(number(attributes.get("numFmtId")), FormatCode.of(code == null ? "" : code));
            } else if (path.equals("/styleSheet/cellXfs/xf")) {
              int id = number(attributes.get("numFmtId"));
              CellFormat format = own.get(id);
              formats.add(format == null ? FormatCode.builtIn(id) : format);
            }
            if (formats.size() > MAX_STYLES || own.size() > MAX_STYLES) {
              throw XlsxErrors.limit(parts.file(), "has more than " + MAX_STYLES + " cell styles");
            }
          });
    }
    return new Styles(formats);
  }

  private static int number(@Nullable String text) {
    int value = 0;
    for (int i = 0; text != null && i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || value > 10_000_000) {
        return 0;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** What numbers in cells of a style are. */
  CellFormat format(int style) {
    return style >= 0 && style < formats.length ? formats[style] : CellFormat.NUMBER;
  }
}
