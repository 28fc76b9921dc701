package io.bi4j.core.internal.xlsx;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a workbook says of itself: its worksheets and how it counts days.
 *
 * @param path the part that says so
 * @param sheets the worksheets in the order of their tabs; chart and dialogue sheets left out
 * @param from1904 whether day 0 is 1904-01-01
 * @param relations the parts that belong to the workbook
 */
record Workbook(
    String path, List<Sheet> sheets, boolean from1904, List<WorkbookParts.Relation> relations) {
  private static final int MAX_SHEETS = 10_000;

  /**
   * A worksheet.
   *
   * @param name what its tab says
   * @param hidden whether its tab is hidden
   * @param part where its cells are
   */
  record Sheet(String name, boolean hidden, String part) {}

  /** Reads the part that lists the sheets. */
  static Workbook read(WorkbookParts parts) {
    String path = mainPart(parts);
    List<WorkbookParts.Relation> relations = parts.relations(path);
    List<Sheet> sheets = new ArrayList<>();
    boolean[] from1904 = new boolean[1];
    String[] root = {""};
    parts.walk(
        path,
        (element, attributes) -> {
          root[0] = root[0].isEmpty() ? element : root[0];
          if (element.equals("/workbook/workbookPr")) {
            from1904[0] = isTrue(attributes.get("date1904"));
          } else if (element.equals("/workbook/sheets/sheet")) {
            addSheet(parts, relations, attributes, sheets);
          }
        });
    if (!root[0].equals("/workbook")) {
      throw FileKind.notXlsx(
          parts.file(), "is an Office file but not a workbook", "Export its table as .xlsx or CSV");
    }
    return new Workbook(path, List.copyOf(sheets), from1904[0], relations);
  }

  private static String mainPart(WorkbookParts parts) {
    Optional<String> named =
        WorkbookParts.ofType(parts.relations(""), "officeDocument")
            .map(WorkbookParts.Relation::target);
    String path = named.orElse("xl/workbook.xml");
    if (path.endsWith(".bin")) {
      throw FileKind.notXlsx(
          parts.file(), "is a binary workbook (.xlsb)", "Open it and save it as .xlsx");
    }
    if (!parts.has(path)) {
      throw parts.has("mimetype")
          ? FileKind.notXlsx(
              parts.file(), "is an OpenDocument file", "Open it and save it as .xlsx")
          : FileKind.notXlsx(
              parts.file(), "is a zip archive but no workbook", "Check that it is the right file");
    }
    return path;
  }

  private static void addSheet(
      WorkbookParts parts,
      List<WorkbookParts.Relation> relations,
      SmallPart.Attributes attributes,
      List<Sheet> sheets) {
    String id = attributes.get("id");
    Optional<WorkbookParts.Relation> relation =
        relations.stream().filter(r -> r.id().equals(id)).findFirst();
    String name = Optional.ofNullable(attributes.get("name")).orElse("");
    if (relation.isEmpty()) {
      throw XlsxErrors.damaged(
          parts.file(), "its sheet \"" + XlsxErrors.shown(name) + "\" has no content");
    }
    if (relation.get().type().equals("worksheet")) {
      String state = attributes.get("state");
      boolean hidden = state != null && state.toLowerCase(Locale.ROOT).endsWith("hidden");
      sheets.add(new Sheet(name, hidden, relation.get().target()));
    }
    if (sheets.size() > MAX_SHEETS) {
      throw XlsxErrors.limit(parts.file(), "has more than " + MAX_SHEETS + " sheets");
    }
  }

  static boolean isTrue(@Nullable String value) {
    return value != null && (value.equals("1") || value.equalsIgnoreCase("true"));
  }

  /** The part of a kind that belongs to the workbook. */
  Optional<String> part(String type) {
    return WorkbookParts.ofType(relations, type).map(WorkbookParts.Relation::target);
  }

  /**
   * The sheet that settings ask for: by name, by position, or the first that is visible.
   *
   * @throws BiException {@code core/unknown-sheet} naming the sheets there are
   */
  Sheet choose(String file, XlsxSettings settings) {
    String name = settings.sheet();
    Integer position = settings.position();
    Optional<Sheet> chosen;
    if (name != null) {
      chosen = sheets.stream().filter(s -> s.name().equals(name)).findFirst();
    } else if (position != null) {
      chosen = position > sheets.size() ? Optional.empty() : Optional.of(sheets.get(position - 1));
    } else {
      chosen = sheets.stream().filter(s -> !s.hidden()).findFirst();
      chosen = chosen.or(() -> sheets.stream().findFirst());
    }
    return chosen.orElseThrow(() -> unknownSheet(file, name, position));
  }

  private BiException unknownSheet(String file, @Nullable String name, @Nullable Integer position) {
    String wanted =
        name != null
            ? "no sheet \"" + XlsxErrors.shown(name) + "\""
            : position != null ? "no sheet number " + position : "no worksheet";
    String there = sheets.stream().limit(50).map(Workbook::shown).collect(Collectors.joining(", "));
    return new BiException(
        CoreErrors.UNKNOWN_SHEET,
        "File \""
            + file
            + "\" has "
            + wanted
            + ". Its sheets are: "
            + (there.isEmpty() ? "none" : there)
            + ". Name one of them with sheet(...).");
  }

  private static String shown(Sheet sheet) {
    return "\"" + XlsxErrors.shown(sheet.name()) + "\"" + (sheet.hidden() ? " (hidden)" : "");
  }
}
