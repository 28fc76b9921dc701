package io.bi4j.benchmarks.runner;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table that people read. Ratios are of median wall times within one job of one sitting. */
final class MarkdownReport {
  private static final double MIB = 1024 * 1024;

  private final StringBuilder out = new StringBuilder();

  static String of(Sitting sitting, List<Line> lines) {
    MarkdownReport report = new MarkdownReport();
    report.head(sitting);
    report.table(lines);
    report.answers(lines);
    return report.out.toString();
  }

  private void head(Sitting sitting) {
    line("# Peer comparison");
    line("");
    line(
        "%s; %s; %s, %d cores, %.1f GiB; %s; load average before: %.2f; commit %s.",
        sitting.started(),
        sitting.jdk(),
        sitting.cpu(),
        sitting.cores(),
        sitting.memoryBytes() / (MIB * 1024),
        sitting.os(),
        sitting.loadBefore(),
        sitting.commit());
    line("");
    line(
        "Command: `%s`. Children: `%s`.",
        sitting.command(), String.join(" ", sitting.javaOptions()));
    line("");
    line(
        "One JVM per line, peers in turn, run after run. Wall time: median (min..max) of the measured"
            + " runs; the cold run is not among them. vs DuckDB and vs Hand: how many times faster"
            + " than the faster DuckDB setting and than the hand-written limit, by medians and (in"
            + " brackets) by best runs. Others: largest share of the processors that other"
            + " processes took during a measured run.");
    line("");
  }

  private void table(List<Line> lines) {
    line(
        "| job | peer | file | thr | runs | records/s | MB/s | wall s | CPU s | records per CPU-s |"
            + " B alloc/record | RSS peak MiB | start to answer s | vs DuckDB | vs Hand | others |");
    line("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (Line each : lines) {
      row(each, lines);
    }
    line("");
  }

  private void row(Line each, List<Line> all) {
    double seconds = each.medianSeconds();
    double cpu = each.median(Measurement::cpuSeconds);
    line(
        "| %s | %s | %s | %d | %d | %,.0f | %,.0f | %.2f (%.2f..%.2f) | %.2f | %,.0f | %,.0f | %,.0f |"
            + " %.2f | %s | %s | %.0f %% |",
        each.job(),
        each.peer(),
        each.file(),
        each.threads(),
        each.runs().size() - 1,
        each.rows() / seconds,
        each.fileBytes() / seconds / 1e6,
        seconds,
        each.bestSeconds(),
        each.max(Measurement::seconds),
        cpu,
        each.rows() / cpu,
        each.median(Measurement::allocatedBytes) / each.rows(),
        each.max(Measurement::rssPeakBytes) / MIB,
        each.cold().sinceStartSeconds(),
        ratio(each, all, "DuckDb"),
        ratio(each, all, "Hand"),
        100 * each.max(Measurement::othersShare));
  }

  private static String ratio(Line each, List<Line> all, String peerPrefix) {
    List<Line> peers =
        all.stream()
            .filter(line -> line.job().equals(each.job()) && line.peer().startsWith(peerPrefix))
            .toList();
    Optional<Double> median = peers.stream().map(Line::medianSeconds).min(Double::compare);
    Optional<Double> best = peers.stream().map(Line::bestSeconds).min(Double::compare);
    return median.isEmpty() || best.isEmpty()
        ? "–"
        : format(
            "%.2f (%.2f)", median.get() / each.medianSeconds(), best.get() / each.bestSeconds());
  }

  private void answers(List<Line> lines) {
    line("Answers, equal for all peers of a job:");
    line("");
    String last = "";
    for (Line each : lines) {
      if (!each.job().equals(last)) {
        last = each.job();
        line("- %s: digest %s; %s", last, each.cold().digest(), each.cold().summary());
      }
    }
  }

  private void line(String format, Object... values) {
    out.append(values.length == 0 ? format : format(format, values)).append('\n');
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
