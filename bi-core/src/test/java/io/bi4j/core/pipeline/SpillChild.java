package io.bi4j.core.pipeline;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.RecordSet;
import java.nio.file.Path;
import java.util.List;

/**
 * A JVM with a small heap that runs one operator over more rows than fit and prints its answer.
 * Arguments: operator, rows, memory budget in bytes, place to spill to.
 */
final class SpillChild {
  private SpillChild() {}

  public static void main(String[] args) {
    long rows = Long.parseLong(args[1]);
    try (BiRuntime bi =
        BiRuntime.builder()
            .cpuThreads(2)
            .memoryBudget(Long.parseLong(args[2]))
            .spillDirectory(Path.of(args[3]))
            .build()) {
      RecordSet answer = bi.collect(pipeline(args[0], rows));
      System.out.println("ANSWER " + TestRun.rows(answer));
    }
  }

  private static Pipeline pipeline(String operator, long rows) {
    Pipeline.Builder all = Pipeline.named("spill").from(new Generated(rows, rows / 2));
    Pipeline.Builder done =
        switch (operator) {
          case "dedupe" -> all.dedupe("id");
          case "latest" -> all.dedupeLatest("v", "id");
          case "group" -> all.groupBy(List.of("id"), "count() as c", "max(v) as v", "min(k) as k");
          case "sort" -> all.sort("id desc", "v");
          case "join" ->
              all.join(
                  JoinType.INNER,
                  Pipeline.named("right")
                      .from(new Generated(rows / 2, rows / 2))
                      .select("id", "v")
                      .rename("v", "w"),
                  "id");
          default -> throw new IllegalArgumentException(operator);
        };
    return done.groupBy(List.of(), "count() as n", "sum(v) as v", "sum(k) as k").build();
  }
}
