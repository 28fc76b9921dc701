package io.bi4j.benchmarks;

import io.bi4j.benchmarks.data.DataSet;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What the peers do. Cells are judged by {@link CellRules}.
 *
 * <p><b>J1</b> types all eleven columns of the full CSV and answers with the number of records, the
 * number of valid cells per column and the sums of {@code amount_minor} and {@code fee_minor}.
 *
 * <p><b>J2</b> keeps the records whose {@code status} is the text {@code succeeded}, groups them by
 * ({@code country}, UTC day of {@code created_at}) and answers per group with count, sum, average
 * and exact 95th percentile of {@code amount_minor}. The percentile is the nearest rank: element
 * {@code ceil(0.95 n)} of the n sorted values, counted from one. A succeeded record whose {@code
 * country}, {@code created_at} or {@code amount_minor} is not valid is left out and counted; its
 * other cells do not matter. <b>J2-slim</b> is J2 on five columns.
 *
 * <p><b>J3</b> is J2 on JSON lines, by key, in whatever order the keys come and however they are
 * escaped.
 */
public enum Job {
  J1("J1"),
  J2("J2"),
  J2_SLIM("J2-slim"),
  J3("J3");

  private final String id;

  Job(String id) {
    this.id = id;
  }

  /** The name in options and tables. */
  public String id() {
    return id;
  }

  /** The file this job reads. */
  public Path file(DataSet data) {
    return switch (this) {
      case J1, J2 -> data.fullCsv();
      case J2_SLIM -> data.slimCsv();
      case J3 -> data.jsonLines();
    };
  }

  /** The job with this id; an unknown id is an {@link IllegalArgumentException}. */
  public static Job of(String id) {
    return Arrays.stream(values())
        .filter(job -> job.id.equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Job \"" + id + "\" is unknown. Choose from " + ids() + "."));
  }

  private static String ids() {
    return Arrays.stream(values()).map(Job::id).collect(Collectors.joining(", "));
  }
}
