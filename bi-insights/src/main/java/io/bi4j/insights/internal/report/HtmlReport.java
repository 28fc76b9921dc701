package io.bi4j.insights.internal.report;

import static io.bi4j.insights.internal.report.Html.escape;

import io.bi4j.core.insight.Insight;
import io.bi4j.core.insight.InsightChart;
import io.bi4j.core.insight.InsightTest;
import io.bi4j.core.pipeline.NodeReport;
import io.bi4j.core.pipeline.RunReport;
import io.bi4j.core.semantic.Dimension;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.SemanticModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One self-contained page: no script, nothing from the network, charts as SVG inside. */
public final class HtmlReport {
  private static final int MAX_REASONS = 20;

  static final String STYLE =
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
      .grid{stroke:#dfe3e8}.zero{stroke:#57606a}.series{fill:none;stroke:#0b5cad;stroke-width:2}
      .expected{fill:none;stroke:#9a3412;stroke-width:2}
      .band{fill:#f3c9ad;fill-opacity:.6;stroke:#c2683f}
      .reference{fill:none;stroke:#57606a;stroke-width:1.5;stroke-dasharray:5 4}
      .halo{stroke:#fff;stroke-width:5}.level{stroke:#1b1f24;stroke-width:2}
      .mark{fill:#9a3412}.bar{fill:#7a93ad}.hot{fill:#083a70}
      @media print{body{max-width:none}article{break-inside:avoid}}
      """;

  private final ReportContent content;
  private final Page page = new Page();
  private int charts;

  private HtmlReport(ReportContent content) {
    this.content = content;
  }

  /** The page. */
  public static String of(ReportContent content) {
    return new HtmlReport(content).page();
  }

  private String page() {
    String title = escape(content.title());
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    page.raw("style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n");
    page.raw("<title>").raw(title).raw("</title>\n<style>\n").raw(STYLE);
    page.raw("</style>\n</head>\n<body>\n<main>\n<h1>").raw(title).raw("</h1>\n");
    insights(content.result().insights());
    coverage();
    content.forecast().ifPresent(this::forecast);
    content.run().ifPresent(this::run);
    content.model().ifPresent(this::model);
    return page.raw("</main>\n</body>\n</html>\n").toString();
  }

  private void insights(List<Insight> insights) {
    page.heading("Insights");
    if (insights.isEmpty()) {
      page.paragraph("", "Nothing stands out beyond chance in this data.");
    }
    int leftOut = 0;
    for (Insight insight : insights) {
      leftOut += page.block(() -> insight(insight)) ? 0 : 1;
    }
    page.leftOut(leftOut, "insights");
  }

  private void insight(Insight insight) {
    page.raw("<article>\n<h3>").raw(escape(insight.headline())).raw("</h3>\n");
    page.paragraph("", insight.explanation());
    insight.chart().ifPresent(chart -> chart(insight, chart));
    page.paragraph("note", insight.caveat());
    page.paragraph("note", insight.methodNote());
    page.paragraph("note", testLine(insight));
    for (String support : insight.supports()) {
      page.paragraph("note", "Follows from this: " + support);
    }
    page.raw("</article>\n");
  }

  private void chart(Insight insight, InsightChart chart) {
    page.raw(Charts.of("c" + charts++, insight, chart)).raw("\n");
    page.paragraph("note", Charts.caption(chart));
  }

  private static String testLine(Insight insight) {
    String effect =
        "Effect: "
            + insight.effect().name()
            + " "
            + Numbers.effect(insight.effect().value(), insight.effect().unit())
            + ". ";
    InsightTest test = insight.test();
    if (test.method() == InsightTest.Method.EXACT) {
      return effect + "A fact of the data; nothing is inferred.";
    }
    return effect
        + "Test: "
        + test.name()
        + ", n = "
        + test.n()
        + ", p "
        + equal(test.p())
        + ", q "
        + equal(test.q())
        + " after correction for all tests.";
  }

  private static String equal(double p) {
    String shown = Numbers.probability(p);
    return shown.startsWith("<") ? shown : "= " + shown;
  }

  private void coverage() {
    var coverage = content.result().coverage();
    page.paragraph(
        "note",
        coverage.testsRun()
            + " tests on "
            + coverage.scopesSeen()
            + " parts of the data; at most "
            + Numbers.percent(coverage.alpha())
            + " of what is shown is expected to be chance.");
    coverage.notes().forEach(note -> page.block(() -> page.paragraph("note", note)));
  }

  private void forecast(ForecastChart forecast) {
    page.heading("Forecast of " + forecast.measure());
    page.block(() -> page.raw(Charts.forecast("c" + charts++, forecast)).raw("\n"));
    page.paragraph("note", forecast.method());
    String range = Numbers.percent(forecast.level()) + " range";
    page.openTable("Time", "Expected", range + " from", range + " to");
    int now = forecast.history().size();
    for (int i = 0; i < forecast.mean().size(); i++) {
      page.row(
          forecast.times().get(now + i),
          Numbers.value(forecast.mean().get(i)),
          Numbers.value(forecast.low().get(i)),
          Numbers.value(forecast.high().get(i)));
    }
    page.closeTable();
  }

  private void run(RunReport run) {
    page.heading("What became of the rows");
    page.paragraph(
        "",
        Numbers.value(run.rowsRead())
            + " rows read, "
            + Numbers.value(run.rowsWritten())
            + " kept, "
            + Numbers.value(run.rowsRejected())
            + " set aside.");
    Map<String, Long> reasons = run.rejectReasons();
    if (!reasons.isEmpty()) {
      page.openTable("Reason", "Rows");
      reasons.entrySet().stream()
          .limit(MAX_REASONS)
          .forEach(reason -> page.row(reason.getKey(), Numbers.value(reason.getValue())));
      page.closeTable();
    }
    page.openTable("Step", "In", "Out", "Left out", "Set aside");
    for (NodeReport node : run.nodes()) {
      page.row(
          node.description(),
          Numbers.value(node.in()),
          Numbers.value(node.out()),
          Numbers.value(node.dropped()),
          Numbers.value(node.rejected()));
    }
    page.closeTable();
  }

  private void model(SemanticModel model) {
    page.heading("What the columns mean");
    if (model.isInferred()) {
      page.paragraph("note", "Found out from names and values; a model of your own replaces it.");
    }
    page.openTable("Measure", "How it is computed");
    for (Measure measure : model.measures()) {
      page.row(measure.name(), measure.expr().toString());
    }
    page.closeTable();
    page.openTable("Dimension", "Kind");
    for (Dimension dimension : model.dimensions()) {
      page.row(dimension.name(), dimension.kind().name().toLowerCase(Locale.ROOT));
    }
    page.closeTable();
  }
}
