package io.bi4j.insights;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.BiException;
import io.bi4j.core.ErrorCode;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.insight.InsightResult;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.pipeline.RunReport;
import io.bi4j.core.semantic.SemanticModel;
import io.bi4j.insights.internal.report.ForecastChart;
import io.bi4j.insights.internal.report.ForecastRows;
import io.bi4j.insights.internal.report.HtmlReport;
import io.bi4j.insights.internal.report.JsonReport;
import io.bi4j.insights.internal.report.MarkdownReport;
import io.bi4j.insights.internal.report.ReportContent;
import io.bi4j.insights.internal.report.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The insights of a run as a document: HTML that opens offline with its charts inside, Markdown, or
 * JSON (schema {@code bi.insight/1}).
 *
 * <p>Every text that comes from data is escaped. The same content gives the same bytes. Immutable;
 * each method that adds something returns a copy.
 *
 * <pre>{@code
 * Report.of(insights).title("Sales").writeHtml(Path.of("sales.html"));
 * }</pre>
 *
 * @since 0.1
 */
public final class Report {
  private static final ErrorCode WRITE_FAILED =
      ErrorCode.of("insights/report-not-written", ErrorCode.Kind.RESOURCE);

  private final ReportContent content;

  private Report(ReportContent content) {
    this.content = content;
  }

  /** A report of insights. */
  public static Report of(InsightResult result) {
    return new Report(
        new ReportContent(
            "Insights into " + result.subject(),
            result,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  /** The same report under a heading. */
  public Report title(String title) {
    return new Report(
        new ReportContent(
            requireNonNull(title, "title"),
            content.result(),
            content.run(),
            content.model(),
            content.forecast()));
  }

  /** Adds what became of the rows. */
  public Report run(RunReport run) {
    return new Report(
        new ReportContent(
            content.title(),
            content.result(),
            Optional.of(run),
            content.model(),
            content.forecast()));
  }

  /** Adds what the columns mean. */
  public Report model(SemanticModel model) {
    return new Report(
        new ReportContent(
            content.title(),
            content.result(),
            content.run(),
            Optional.of(model),
            content.forecast()));
  }

  /**
   * Adds a forecast.
   *
   * @param measure what is forecast
   * @param history rows with columns {@code time} and {@code value}, in order
   * @param forecast rows with columns {@code time}, {@code mean}, {@code low}, {@code high}
   * @param level probability of the interval, 0 to 1
   * @param method how it was made, one or two sentences
   */
  public Report forecast(
      String measure, RecordSet history, RecordSet forecast, double level, String method) {
    ForecastChart chart = ForecastRows.chart(measure, history, forecast, level, method);
    return new Report(
        new ReportContent(
            content.title(), content.result(), content.run(), content.model(), Optional.of(chart)));
  }

  /** The report as one HTML page without script or outside references, at most about 2 MB. */
  public String html() {
    return HtmlReport.of(content);
  }

  /** The insights as Markdown. */
  public String markdown() {
    return MarkdownReport.of(content);
  }

  /** The insights as JSON. */
  public JsonObject json() {
    return JsonReport.of(content.result());
  }

  /**
   * Writes the HTML page, whole or not at all: first beside the target under another name, then
   * moved over it in one step where the file system can. The file gets the permissions that any new
   * file in its folder gets.
   *
   * @throws BiException {@code insights/report-not-written} naming the file
   */
  public void writeHtml(Path file) {
    try {
      WholeFile.write(file.toAbsolutePath(), html());
    } catch (IOException e) {
      throw new BiException(
          WRITE_FAILED,
          "The report \""
              + file
              + "\" could not be written: "
              + e.getMessage()
              + ". Check the folder and its permissions.",
          e);
    }
  }

  @Override
  public String toString() {
    return "Report(" + content.title() + ", " + content.result().insights().size() + " insights)";
  }
}
