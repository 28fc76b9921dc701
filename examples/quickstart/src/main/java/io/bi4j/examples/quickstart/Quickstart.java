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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** From a file to an explained report: read, clean, understand, explain, forecast. */
public final class Quickstart {
  private static final long ROWS_WORTH_A_RATE = 100_000;

  private final BiRuntime bi;
  private final PrintStream out;

  private Quickstart(BiRuntime bi, PrintStream out) {
    this.bi = bi;
    this.out = out;
  }

  /** Runs the example; see {@link Options#USAGE}. */
  public static void main(String[] arguments) throws IOException {
    try (BiRuntime bi = BiRuntime.create()) {
      new Quickstart(bi, System.out).run(Options.parse(arguments));
    } catch (BiException e) {
      System.err.println(e.code().id() + ": " + e.getMessage());
      System.exit(1);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private void run(Options options) throws IOException {
    Table table = table(options);
    title("What the file says of itself");
    out.println(table.inference());

    title("What became of the rows");
    Cleaned cleaned = Cleaned.of(bi, table);
    out.print(cleaned.report().show());
    rate(cleaned.report());
    out.println();
    out.print(cleaned.rows().show(5));

    title("What the columns mean");
    SemanticModel model = SemanticModel.infer(table.subject(), cleaned.rows());
    out.println(model.show());

    title("What stands out");
    InsightRequest request =
        InsightRequest.of(cleaned.rows()).subject(table.subject()).top(8).build();
    InsightResult insights = bi.insights().discover(request);
    insights.forEach(this::print);
    print(insights.coverage());

    title("What comes next");
    Optional<Outlook> outlook = Outlook.of(bi, model, cleaned.rows(), table.subject());
    out.println(outlook.map(Outlook::show).orElse("No measure over time to forecast."));

    Report report = Report.of(insights).title("What stands out in " + table.subject());
    report = report.run(cleaned.report()).model(model);
    if (outlook.isPresent()) {
      report = outlook.get().addTo(report);
    }
    Path written = options.report().toAbsolutePath();
    report.writeHtml(written);
    out.println();
    out.println("The report with charts: " + written);
  }

  private static Table table(Options options) throws IOException {
    if (options.payments() > 0) {
      Path file = Files.createTempFile("bi4j-payments", ".csv");
      file.toFile().deleteOnExit();
      return Table.of(PaymentRows.write(file, options.payments()), "payments");
    }
    return options.file().isPresent()
        ? Table.of(options.file().get())
        : Table.of(ShippedData.texasHousing(), "Texas housing");
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
          "  %,d rows in %.2f s: %,.0f rows/s, start of the JVM's compiler included%n",
          report.rowsRead(),
          seconds,
          report.rowsRead() / seconds);
    }
  }

  private void print(Coverage coverage) {
    out.printf(
        Locale.ROOT,
        "%d tests on %d parts of the data; at most %.0f %% of what is shown is expected to be"
            + " chance.%n",
        coverage.testsRun(),
        coverage.scopesSeen(),
        100 * coverage.alpha());
    coverage.notes().forEach(out::println);
  }

  private void print(Insight insight) {
    out.println("* " + insight.headline());
    out.println("  " + insight.explanation());
    out.println("  " + insight.methodNote());
    if (!insight.caveat().isEmpty()) {
      out.println("  " + insight.caveat());
    }
  }
}
