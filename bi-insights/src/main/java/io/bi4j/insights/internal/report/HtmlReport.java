package io.bi4j.insights.internal.report;

import static io.bi4j.insights.internal.report.Html.escape;

import io.bi4j.core.insight.Insight;
import io.bi4j.core.insight.InsightTest;
import io.bi4j.core.pipeline.NodeReport;
import io.bi4j.core.pipeline.RunReport;
import io.bi4j.core.semantic.Dimension;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.SemanticModel;
import java.util.List;
import java.util.Map;

/** One self-contained page: no script, nothing from the network, charts as SVG inside. */
public final class HtmlReport {
  private static final int MAX_BYTES = 2 << 20;
  private static final int MAX_REASONS = 20;

  private static final String STYLE =
      """
      :root{color-scheme:light}
      body{font:16px/1.5 system-ui,sans-serif;color:#1b1f24;background:#fff;margin:0 auto;\
      max-width:56rem;padding:1.5rem}
      h1{font-size:1.7rem}h2{font-size:1.3rem;margin-top:2.5rem}h3{font-size:1.1rem;margin:0}
      article{border:1px solid #c4cad1;border-radius:8px;padding:1rem;margin:1rem 0}
      p{margin:.5rem 0}.note{color:#4a525c;font-size:.9rem}
      table{border-collapse:collapse;width:100%;font-size:.9rem}
      th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #c4cad1;\
      overflow-wrap:anywhere}
      td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
      svg{width:100%;height:auto;margin:.5rem 0}svg text{font-size:11px;fill:#4a525c}
      .grid{stroke:#dfe3e8}.series{fill:none;stroke:#0b5cad;stroke-width:2}
      .expected{fill:none;stroke:#9a3412;stroke-width:2}.band{fill:#f3c9ad;fill-opacity:.6}
      .reference{fill:none;stroke:#57606a;stroke-width:1.5;stroke-dasharray:5 4}
      .mark{fill:#9a3412}.bar{fill:#7a93ad}.hot{fill:#0b5cad}
      @media print{body{max-width:none}article{break-inside:avoid}}
      """;

  private final ReportContent content;
  private final StringBuilder out = new StringBuilder();
  private int charts;

  private HtmlReport(ReportContent content) {
    this.content = content;
  }

  /** The page. */
  public static String of(ReportContent content) {
    return new HtmlReport(content).page();
  }

  private String page() {
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    out.append("style-src 'unsafe-inline'\">\n<title>").append(escape(content.title()));
    out.append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<main>\n");
    out.append("<h1>").append(escape(content.title())).append("</h1>\n");
    insights(content.result().insights());
    coverage();
    content.forecast().ifPresent(this::forecast);
    content.run().ifPresent(this::run);
    content.model().ifPresent(this::model);
    return out.append("</main>\n</body>\n</html>\n").toString();
  }

  private void heading(String text) {
    out.append("<h2>").append(escape(text)).append("</h2>\n");
  }

  private void paragraph(String style, String text) {
    if (!text.isEmpty()) {
      out.append(style.isEmpty() ? "<p>" : "<p class=\"" + style + "\">");
      out.append(escape(text)).append("</p>\n");
    }
  }

  private void insights(List<Insight> insights) {
    heading("Insights");
    if (insights.isEmpty()) {
      paragraph("", "Nothing stands out beyond chance in this data.");
    }
    for (int i = 0; i < insights.size(); i++) {
      if (out.length() > MAX_BYTES) {
        paragraph("note", insights.size() - i + " more insights were left out to keep this page"
            + " below 2 MB.");
        return;
      }
      insight(insights.get(i));
    }
  }

  private void insight(Insight insight) {
    out.append("<article>\n<h3>").append(escape(insight.headline())).append("</h3>\n");
    paragraph("", insight.explanation());
    insight.chart().ifPresent(chart -> out.append(Charts.of("c" + charts++, insight, chart)));
    paragraph("note", insight.caveat());
    paragraph("note", insight.methodNote());
    paragraph("note", testLine(insight));
    for (String support : insight.supports()) {
      paragraph("note", "Follows from this: " + support);
    }
    out.append("</article>\n");
  }

  private static String testLine(Insight insight) {
    String effect =
        "Effect: " + insight.effect().name() + " "
            + Numbers.effect(insight.effect().value(), insight.effect().unit()) + ". ";
    InsightTest test = insight.test();
    if (test.method() == InsightTest.Method.EXACT) {
      return effect + "A fact of the data; nothing is inferred.";
    }
    return effect + "Test: " + test.name() + ", n = " + test.n() + ", p "
        + equal(test.p()) + ", q " + equal(test.q()) + " after correction for all tests.";
  }

  private static String equal(double p) {
    String shown = Numbers.probability(p);
    return shown.startsWith("<") ? shown : "= " + shown;
  }

  private void coverage() {
    var coverage = content.result().coverage();
    paragraph(
        "note",
        coverage.testsRun() + " tests on " + coverage.scopesSeen()
            + " parts of the data; at most " + Numbers.percent(coverage.alpha())
            + " of what is shown is expected to be chance.");
    coverage.notes().forEach(note -> paragraph("note", note));
  }

  private void forecast(ForecastChart forecast) {
    heading("Forecast of " + forecast.measure());
    out.append(Charts.forecast("c" + charts++, forecast)).append('\n');
    paragraph("note", forecast.method());
    String range = Numbers.percent(forecast.level()) + " range";
    open("Time", "Expected", range + " from", range + " to");
    int now = forecast.history().size();
    for (int i = 0; i < forecast.mean().size(); i++) {
      row(
          forecast.times().get(now + i),
          Numbers.value(forecast.mean().get(i)),
          Numbers.value(forecast.low().get(i)),
          Numbers.value(forecast.high().get(i)));
    }
    close();
  }

  private void run(RunReport run) {
    heading("What became of the rows");
    paragraph(
        "",
        Numbers.value(run.rowsRead()) + " rows read, " + Numbers.value(run.rowsWritten())
            + " kept, " + Numbers.value(run.rowsRejected()) + " set aside.");
    Map<String, Long> reasons = run.rejectReasons();
    if (!reasons.isEmpty()) {
      open("Reason", "Rows");
      reasons.entrySet().stream()
          .limit(MAX_REASONS)
          .forEach(reason -> row(reason.getKey(), Numbers.value(reason.getValue())));
      close();
    }
    open("Step", "In", "Out", "Left out", "Set aside");
    for (NodeReport node : run.nodes()) {
      row(
          node.description(),
          Numbers.value(node.in()),
          Numbers.value(node.out()),
          Numbers.value(node.dropped()),
          Numbers.value(node.rejected()));
    }
    close();
  }

  private void model(SemanticModel model) {
    heading("What the columns mean");
    if (model.isInferred()) {
      paragraph("note", "Found out from names and values; a model of your own replaces it.");
    }
    open("Measure", "How it is computed");
    for (Measure measure : model.measures()) {
      row(measure.name(), measure.expr().toString());
    }
    close();
    open("Dimension", "Kind");
    for (Dimension dimension : model.dimensions()) {
      row(dimension.name(), dimension.kind().name().toLowerCase(java.util.Locale.ROOT));
    }
    close();
  }

  private void open(String... headers) {
    out.append("<table>\n<thead><tr>");
    for (int i = 0; i < headers.length; i++) {
      out.append(i == 0 ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">");
      out.append(escape(headers[i])).append("</th>");
    }
    out.append("</tr></thead>\n<tbody>\n");
  }

  private void row(String... cells) {
    out.append("<tr>");
    for (int i = 0; i < cells.length; i++) {
      out.append(i == 0 ? "<th scope=\"row\">" : "<td class=\"n\">").append(escape(cells[i]));
      out.append(i == 0 ? "</th>" : "</td>");
    }
    out.append("</tr>\n");
  }

  private void close() {
    out.append("</tbody>\n</table>\n");
  }
}
