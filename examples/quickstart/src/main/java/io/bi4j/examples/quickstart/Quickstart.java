package io.bi4j.examples.quickstart;

import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.insight.Coverage;
import io.bi4j.core.insight.Insight;
import io.bi4j.core.insight.InsightRequest;
import io.bi4j.core.insight.InsightResult;
import io.bi4j.core.pipeline.RunReport;
import io.bi4j.core.semantic.SemanticModel;
import io.bi4j.insights.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** From a file to an explained report: read, clean, sum up, understand, explain, forecast. */
public final class Quickstart {
  private static final long ROWS_WORTH_A_RATE = 100_000;

  private final BiRuntime bi;
  private final PrintStream out;

  private Quickstart(BiRuntime bi, PrintStream out) {
    this.bi = bi;
    this.out = out;
  }

  /**
   * Runs the example; see {@link Options#USAGE}. Ends with status 0 after a report, 1 when the file
   * cannot be used, 2 when the arguments are wrong.
   */
  public static void main(String[] arguments) {
    int status = 0;
    try (BiRuntime bi = BiRuntime.create()) {
      new Quickstart(bi, System.out).run(Options.parse(arguments));
    } catch (BiException e) {
      System.err.println(e.code().id() + ": " + e.getMessage());
      status = 1;
    } catch (NothingToUse | IOException e) {
      System.err.println(e.getMessage());
      status = 1;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      status = 2;
    }
    System.exit(status);
  }

  private void run(Options options) throws IOException, NothingToUse {
    Table table = options.table();
    title("What the file says of itself");
    out.println(table.inference());

    title("What became of the rows");
    Cleaned cleaned = Cleaned.of(bi, table);
    out.print(cleaned.report().show());
    rate(cleaned.report());
    requireRows(table, cleaned.report());
    out.println();
    out.print(cleaned.rows().show(5));

    title("What the columns mean");
    SemanticModel model = SemanticModel.infer(table.subject(), cleaned.rows());
    out.println(model.show());

    title("What cannot be used");
    Unused.of(table, cleaned.report(), model).forEach(line -> out.println("* " + line));

    title("What it adds up to");
    out.print(Totals.of(bi, model, cleaned.rows()).show());

    title("What stands out");
    InsightResult insights = bi.insights().discover(request(table, cleaned));
    insights.forEach(this::print);
    print(insights);

    title("What comes next");
    Outlook outlook = Outlook.of(bi, model, cleaned.rows());
    out.print(outlook.show());

    Report report =
        Report.of(insights)
            .title("What stands out in " + table.subject())
            .run(cleaned.report())
            .model(model);
    Path written = options.report().toAbsolutePath().normalize();
    outlook.addTo(report).writeHtml(written);
    out.println();
    out.println("The report with charts: " + written);
  }

  private static InsightRequest request(Table table, Cleaned cleaned) {
    return InsightRequest.of(cleaned.rows()).subject(table.subject()).top(8).build();
  }

  private static void requireRows(Table table, RunReport report) throws NothingToUse {
    if (report.rowsWritten() == 0) {
      throw new NothingToUse(table, report);
    }
  }

  private void title(String text) {
    out.println();
    out.println("== " + text);
  }

  private void rate(RunReport report) {
    double seconds = report.duration().toNanos() / 1e9;
    if (report.rowsRead() > ROWS_WORTH_A_RATE) {
      out.printf(
          Locale.ROOT,
          "  %,d rows in %.2f s: %,.0f records/s, start of the JVM's compiler included%n",
          report.rowsRead(),
          seconds,
          report.rowsRead() / seconds);
    }
  }

  private void print(InsightResult insights) {
    Coverage coverage = insights.coverage();
    if (insights.insights().isEmpty()) {
      out.println("Nothing that chance would not bring about as well.");
    }
    out.printf(
        Locale.ROOT,
        "%,d tests; at most %.0f %% of what is shown is expected to be chance.%n",
        coverage.testsRun(),
        100 * coverage.alpha());
    coverage.notes().forEach(out::println);
  }

  private void print(Insight insight) {
    List<String> lines = List.of(insight.explanation(), insight.methodNote(), insight.caveat());
    out.println("* " + insight.headline());
    lines.stream().filter(line -> !line.isEmpty()).forEach(line -> out.println("  " + line));
  }
}
