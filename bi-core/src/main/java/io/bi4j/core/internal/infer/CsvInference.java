package io.bi4j.core.internal.infer;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.parse.DatePattern;
import io.bi4j.core.internal.parse.NumberStyle;
import io.bi4j.core.source.InferenceReport;
import io.bi4j.core.source.InferenceReport.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The types of the columns of a text table, from a sample of its cells.
 *
 * @param report types and reasons
 * @param numbers how the file writes numbers
 * @param datePatterns how it writes dates, by column, where not as ISO 8601 says
 */
public record CsvInference(
    InferenceReport report, NumberStyle numbers, Map<String, DatePattern> datePatterns) {

  /**
   * Infers types.
   *
   * @param source the name of the file, for the report
   * @param names the column names; rows with another number of cells are not looked at
   * @param sample the cells
   * @param firstRow the first row that is data, 1 when row 0 is the header
   * @param notes sentences about the file as a whole, for the report
   */
  public static CsvInference infer(
      String source,
      List<String> names,
      SampleCells sample,
      int firstRow,
      InferenceOptions options,
      List<String> notes) {
    List<ColumnTally> tallies = tallies(names, sample, firstRow, options);
    FileConventions conventions = FileConventions.of(undeclared(tallies, options));
    NumberStyle numbers = style(options, conventions);
    Map<String, DatePattern> patterns = new LinkedHashMap<>(options.columns().datePatterns());
    List<InferenceReport.Column> columns = new ArrayList<>();
    for (ColumnTally tally : tallies) {
      DataType declared = options.columns().declared(tally.name);
      if (declared != null) {
        columns.add(declared(tally, declared));
        continue;
      }
      ColumnTyper typer =
          new ColumnTyper(
              tally, conventions, sample, firstRow, names.size(), options.cells().trim());
      ColumnTyper.Verdict verdict = typer.decide();
      DatePattern pattern = verdict.datePattern();
      if (pattern != null) {
        patterns.put(tally.name, pattern);
      }
      columns.add(withTrimHint(verdict.column(), tally, sample, firstRow, names.size(), options));
    }
    InferenceReport report =
        InferenceReport.of(source, Math.max(0, sample.rows() - firstRow), columns, notes);
    return new CsvInference(report, numbers, patterns);
  }

  private static List<ColumnTally> tallies(
      List<String> names, SampleCells sample, int firstRow, InferenceOptions options) {
    List<ColumnTally> tallies = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      ColumnTally tally = new ColumnTally(names.get(i), i, options);
      tally.addAll(sample, firstRow, names.size());
      tallies.add(tally);
    }
    return tallies;
  }

  private static List<ColumnTally> undeclared(List<ColumnTally> tallies, InferenceOptions options) {
    return tallies.stream()
        .filter(t -> options.columns().declared(t.name) == null && !t.isDeclaredNumber())
        .toList();
  }

  private static NumberStyle style(InferenceOptions options, FileConventions conventions) {
    NumberStyle fixed = options.cells().numbers();
    NumberStyle found = conventions.numbers();
    return fixed != null ? fixed : found != null ? found : NumberStyle.PLAIN;
  }

  private static InferenceReport.Column declared(ColumnTally tally, DataType type) {
    return new InferenceReport.Column(
        tally.name,
        type,
        tally.cells() + (long) tally.nullLikeCells(),
        0,
        tally.nulls(),
        Optional.empty(),
        "Declared.",
        Optional.empty());
  }

  /** A text column that only blanks keep from having a type is told so. */
  private static InferenceReport.Column withTrimHint(
      InferenceReport.Column column,
      ColumnTally tally,
      SampleCells sample,
      int firstRow,
      int columns,
      InferenceOptions options) {
    boolean mayHelp =
        column.type().equals(DataType.STRING)
            && tally.padded() > 0
            && !options.cells().trim()
            && tally.identifiers() == 0;
    if (!mayHelp) {
      return column;
    }
    InferenceOptions trimming = options.withTrim();
    ColumnTally trimmed = new ColumnTally(tally.name, tally.ordinal, trimming);
    trimmed.addAll(sample, firstRow, columns);
    FileConventions conventions = FileConventions.of(List.of(trimmed));
    DataType type =
        new ColumnTyper(trimmed, conventions, sample, firstRow, columns, true)
            .decide()
            .column()
            .type();
    if (type.equals(DataType.STRING)) {
      return column;
    }
    return new InferenceReport.Column(
        column.name(),
        column.type(),
        column.matching(),
        column.mismatching(),
        column.nulls(),
        column.format(),
        tally.padded() + " cells have blanks around them.",
        Optional.of(new Suggestion(OptionText.trim(), type)));
  }
}
