package io.bi4j.examples.quickstart;

import io.bi4j.core.pipeline.RunReport;
import io.bi4j.core.semantic.Inference.Finding;
import io.bi4j.core.semantic.SemanticModel;
import io.bi4j.core.source.InferenceReport.Column;
import io.bi4j.core.source.InferenceReport.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What of a file cannot be used, why, and what would change that. */
final class Unused {
  private final List<String> lines = new ArrayList<>();

  private Unused() {}

  static List<String> of(Table table, RunReport report, SemanticModel model) {
    Unused unused = new Unused();
    unused.rows(report);
    table.inference().undecided().forEach(unused::undecided);
    model.inference().ifPresent(inference -> inference.findings().forEach(unused::finding));
    unused.missing(model);
    return unused.lines.isEmpty()
        ? List.of("Nothing: all rows and columns are used.")
        : unused.lines;
  }

  private void rows(RunReport report) {
    if (report.rowsRejected() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d of %,d rows were rejected, for the reasons above.",
              report.rowsRejected(),
              report.rowsRead()));
    }
  }

  private void undecided(Column column) {
    Suggestion suggestion = column.suggestion().orElseThrow();
    lines.add(
        "Column "
            + column.name()
            + " stays "
            + column.type()
            + ": it could be "
            + suggestion.type()
            + ", which the file does not decide. In code, the source's option "
            + suggestion.option()
            + " does.");
  }

  private void finding(Finding finding) {
    if (finding.decision().endsWith("not used")) {
      lines.add("Column " + finding.subject() + " is not used: " + finding.reason() + ".");
    }
  }

  private void missing(SemanticModel model) {
    if (model.entities().stream().allMatch(entity -> entity.time().isEmpty())) {
      lines.add("No column holds times, so there are no trends and there is no forecast.");
    }
    boolean amounts =
        model.measures().stream().anyMatch(each -> !each.expr().toString().equals("count()"));
    if (!amounts) {
      lines.add("No column holds amounts, so rows are only counted.");
    }
  }
}
