package io.bi4j.core.pipeline;

import io.bi4j.core.data.RecordSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one run did with every row. Immutable.
 *
 * @param pipeline the name of the pipeline
 * @param state how the run ended
 * @param started when it began
 * @param duration how long it took
 * @param rowsRead rows that sources delivered, malformed records included
 * @param rowsWritten rows that this attempt committed into the sink, or that are in the result
 * @param nodes the steps in order
 * @param rejects the rejected rows with source, byte offset, row, column, raw text, code, reason
 * @param guarantee what the sink promises about repeated runs, when there is a sink
 * @param error why the run failed
 * @param delivery how the rows reached the sink, when there is one and it could be opened
 * @since 0.1
 */
public record RunReport(
    String pipeline,
    RunState state,
    Instant started,
    Duration duration,
    long rowsRead,
    long rowsWritten,
    List<NodeReport> nodes,
    RecordSet rejects,
    Optional<io.bi4j.core.spi.Guarantee> guarantee,
    Optional<Throwable> error,
    Optional<RunDelivery> delivery) {
  public RunReport {
    nodes = List.copyOf(nodes);
  }

  /** A report of a run without a sink. */
  public RunReport(
      String pipeline,
      RunState state,
      Instant started,
      Duration duration,
      long rowsRead,
      long rowsWritten,
      List<NodeReport> nodes,
      RecordSet rejects,
      Optional<io.bi4j.core.spi.Guarantee> guarantee,
      Optional<Throwable> error) {
    this(
        pipeline,
        state,
        started,
        duration,
        rowsRead,
        rowsWritten,
        nodes,
        rejects,
        guarantee,
        error,
        Optional.empty());
  }

  /** How many rows were rejected. */
  public long rowsRejected() {
    return rejects.rowCount();
  }

  /** How many rows were rejected for each reason, the reason naming column and rule. */
  public Map<String, Long> rejectReasons() {
    Map<String, Long> reasons = new TreeMap<>();
    rejects
        .rows()
        .forEach(
            row -> {
              Object column = row.get("column");
              String reason = (column == null ? "" : column + " ") + row.get("reason");
              reasons.merge(reason, 1L, Long::sum);
            });
    return reasons;
  }

  /** A few lines for people: rows read, written and rejected, then every step. */
  public String show() {
    StringBuilder out = new StringBuilder();
    out.append("Pipeline ").append(pipeline).append(' ').append(state).append('\n');
    out.append("  rows read ").append(rowsRead);
    out.append(", written ").append(rowsWritten);
    out.append(", rejected ").append(rowsRejected()).append('\n');
    rejectReasons()
        .forEach(
            (reason, n) -> out.append("    ").append(n).append(" x ").append(reason).append('\n'));
    for (NodeReport node : nodes) {
      out.append("  ").append(node.step()).append("  ").append(node.description());
      out.append(": in ").append(node.in()).append(", out ").append(node.out());
      append(out, ", dropped ", node.dropped());
      append(out, ", rejected ", node.rejected());
      append(out, ", cells nulled ", node.nulled());
      node.counts().forEach((name, n) -> out.append(", ").append(name).append(' ').append(n));
      out.append('\n');
    }
    delivery.ifPresent(
        d -> {
          out.append("  delivery ").append(d.promise().level()).append(", ");
          out.append(d.commits()).append(d.commits() == 1 ? " commit" : " commits");
          if (d.rowsBefore() > 0) {
            out.append(", ").append(d.rowsBefore()).append(" rows of earlier attempts");
          }
          out.append('\n');
        });
    error.ifPresent(e -> out.append("  ").append(e.getMessage()).append('\n'));
    return out.toString();
  }

  private static void append(StringBuilder out, String label, long count) {
    if (count > 0) {
      out.append(label).append(count);
    }
  }
}
