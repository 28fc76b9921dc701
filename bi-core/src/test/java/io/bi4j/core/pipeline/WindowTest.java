package io.bi4j.core.pipeline;

import static io.bi4j.core.pipeline.Tables.from;
import static io.bi4j.core.pipeline.Tables.row;
import static io.bi4j.core.pipeline.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.data.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Windows of event time, late rows and sessions, against loops over the rows in order. */
class WindowTest {
  private static final Schema SCHEMA = schema("k STRING", "at TIMESTAMP", "v INT64");

  private static Instant at(long seconds) {
    return Instant.ofEpochSecond(seconds);
  }

  private static Pipeline.Builder rows(long... seconds) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (long second : seconds) {
      rows.add(row("a", at(second), second));
    }
    return from(SCHEMA, rows, 2);
  }

  private static List<List<@Nullable Object>> counts(Pipeline.Builder windowed) {
    return TestRun.ok(
            windowed
                .groupBy(List.of("window_start", "window_end"), "count() as n")
                .sort("window_start")
                .rejects(RejectPolicy.reject()))
        .rows();
  }

  @Test
  void a_tumbling_window_holds_its_start_and_not_its_end_also_before_the_epoch() {
    var windowed = rows(0, 59, 60, 119, -1, -60, -61);

    assertThat(counts(windowed.window("at", Window.tumbling(Duration.ofMinutes(1)))))
        .containsExactly(
            List.of(at(-120), at(-60), 1L),
            List.of(at(-60), at(0), 2L),
            List.of(at(0), at(60), 2L),
            List.of(at(60), at(120), 2L));
  }

  @Test
  void a_sliding_window_holds_a_row_once_per_slide() {
    Window window = Window.sliding(Duration.ofSeconds(30), Duration.ofSeconds(10));

    assertThat(counts(rows(5, 25).window("at", window)))
        .containsExactly(
            List.of(at(-20), at(10), 1L),
            List.of(at(-10), at(20), 1L),
            List.of(at(0), at(30), 2L),
            List.of(at(10), at(40), 1L),
            List.of(at(20), at(50), 1L));
  }

  @Test
  void a_row_between_windows_that_leave_gaps_is_dropped_and_counted() {
    Window window = Window.sliding(Duration.ofSeconds(10), Duration.ofSeconds(60));

    var run = TestRun.ok(rows(5, 9, 10, 59, 60, -1).window("at", window));

    assertThat(run.column("v")).containsExactly(5L, 9L, 60L);
    assertThat(run.node("sliding").dropped()).isEqualTo(3);
  }

  @Test
  void a_null_time_has_a_null_window() {
    for (Window window :
        List.of(
            Window.tumbling(Duration.ofSeconds(5)).watermark(Duration.ZERO),
            Window.sliding(Duration.ofSeconds(5), Duration.ofSeconds(1)),
            Window.session(Duration.ofSeconds(5)))) {
      var run = TestRun.ok(from(SCHEMA, row("a", null, 1L)).window("at", window));

      assertThat(run.rows().get(0).subList(0, 4)).isEqualTo(Arrays.asList("a", null, 1L, null));
    }
  }

  @Test
  void a_row_is_late_once_the_watermark_has_passed_the_end_of_its_window() {
    Window window = Window.tumbling(Duration.ofSeconds(10)).watermark(Duration.ofSeconds(5));
    var source = rows(1, 14, 9, 15, 8, 26, 19, 3);

    var run = TestRun.ok(source.window("at", window).rejects(RejectPolicy.reject()));

    assertThat(run.column("v")).containsExactly(1L, 14L, 9L, 15L, 26L);
    assertThat(run.node("tumbling").counts()).isEqualTo(Map.of("late", 3L));
    assertThat(run.report.rejects().rows().map(r -> r.get("row"))).containsExactly(5L, 7L, 8L);
    assertThat(run.report.rejectReasons().keySet().iterator().next()).contains("is late");
  }

  @Test
  void allowed_lateness_keeps_windows_open_longer() {
    Window window =
        Window.tumbling(Duration.ofSeconds(10))
            .watermark(Duration.ofSeconds(5))
            .allowedLateness(Duration.ofSeconds(6));
    var source = rows(1, 14, 9, 15, 8, 26, 19, 3);

    var run = TestRun.ok(source.window("at", window).rejects(RejectPolicy.reject()));

    assertThat(run.column("v")).containsExactly(1L, 14L, 9L, 15L, 8L, 26L, 19L);
  }

  @Test
  void a_late_row_ends_a_run_that_rejects_nothing() {
    var run =
        TestRun.of(
            rows(1, 99, 2)
                .window("at", Window.tumbling(Duration.ofSeconds(10)).watermark(Duration.ZERO)));

    assertThat(run.report.error().get()).hasMessageContaining("is late");
  }

  @Test
  void a_session_ends_when_nothing_comes_for_longer_than_the_gap() {
    var run =
        TestRun.ok(
            rows(100, 0, 10, 21, 31)
                .window("at", Window.session(Duration.ofSeconds(10)), "k")
                .groupBy(List.of("k", "window_start"), "count() as n", "max(at) as last")
                .sort("window_start"));

    assertThat(run.rows())
        .containsExactly(
            List.of("a", at(0), 2L, at(10)),
            List.of("a", at(21), 2L, at(31)),
            List.of("a", at(100), 1L, at(100)));
  }

  @Test
  void sessions_of_random_keys_are_what_a_loop_gives_also_from_disk() {
    for (int seed = 0; seed < 12; seed++) {
      Random random = new Random(seed);
      List<@Nullable Object[]> rows = new ArrayList<>();
      Map<@Nullable Object, List<Long>> times = new HashMap<>();
      for (int i = 0; i < 4000; i++) {
        String key = random.nextInt(8) == 0 ? null : "k" + random.nextInt(30);
        long second = random.nextInt(9000);
        rows.add(row(key, at(second), second));
        times.computeIfAbsent(key, k -> new ArrayList<>()).add(second);
      }
      List<List<@Nullable Object>> expected = new ArrayList<>();
      times.forEach((key, list) -> expected.addAll(sessions(key, list, 40)));

      var run =
          TestRun.ok(
              from(SCHEMA, rows, 1 + random.nextInt(500))
                  .window("at", Window.session(Duration.ofSeconds(40)), "k")
                  .groupBy(List.of("k", "window_start"), "count() as n")
                  .build(),
              1 + seed % 3,
              seed % 2 == 0 ? Long.MAX_VALUE : 1);

      assertThat(run.rows()).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static List<List<@Nullable Object>> sessions(
      @Nullable Object key, List<Long> seconds, long gap) {
    List<Long> sorted = seconds.stream().sorted().toList();
    TreeMap<Long, Long> counts = new TreeMap<>();
    long start = sorted.get(0);
    long last = start;
    for (long second : sorted) {
      start = second - last > gap ? second : start;
      last = second;
      counts.merge(start, 1L, Long::sum);
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    counts.forEach((from, n) -> rows.add(Arrays.asList(key, at(from), n)));
    return rows;
  }

  @Test
  void random_windows_and_late_rows_are_what_a_loop_gives_whatever_threads_and_batches() {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      long size = 1 + random.nextInt(20);
      long slide = seed % 2 == 0 ? size : 1 + random.nextInt(25);
      long delay = random.nextInt(10);
      long allowed = random.nextInt(5);
      List<Long> seconds = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        seconds.add((long) (i / 3 + random.nextInt(40) - 100));
      }
      Window window =
          seed % 2 == 0
              ? Window.tumbling(Duration.ofSeconds(size))
              : Window.sliding(Duration.ofSeconds(size), Duration.ofSeconds(slide));
      boolean late = seed % 3 > 0;
      window =
          late
              ? window
                  .watermark(Duration.ofSeconds(delay))
                  .allowedLateness(Duration.ofSeconds(allowed))
              : window;
      List<@Nullable Object[]> rows = new ArrayList<>();
      seconds.forEach(second -> rows.add(row("a", at(second), second)));

      var run =
          TestRun.ok(
              from(SCHEMA, rows, 1 + random.nextInt(100))
                  .window("at", window)
                  .rejects(RejectPolicy.reject())
                  .build(),
              1 + seed % 4);

      List<List<@Nullable Object>> expected = new ArrayList<>();
      long latest = Long.MIN_VALUE / 2;
      for (long second : seconds) {
        for (long start = Math.floorDiv(second - 2 * size, slide) * slide;
            start <= second;
            start += slide) {
          boolean closed = late && start + size + allowed <= latest - delay;
          if (second < start + size && !closed) {
            expected.add(List.of("a", at(second), second, at(start), at(start + size)));
          }
        }
        latest = Math.max(latest, second);
      }
      assertThat(run.rows()).as("seed %s", seed).isEqualTo(expected);
    }
  }

  @Test
  void late_rows_of_sessions_are_judged_alone_in_the_order_of_the_input() {
    Window window = Window.session(Duration.ofSeconds(10)).watermark(Duration.ofSeconds(5));

    var run =
        TestRun.ok(
            rows(0, 20, 4, 5, 6).window("at", window, "k").rejects(RejectPolicy.reject()).build(),
            3);

    assertThat(run.column("v").stream().map(v -> (Long) v).sorted(Comparator.naturalOrder()))
        .containsExactly(0L, 6L, 20L);
    assertThat(run.node("session").counts()).isEqualTo(Map.of("late", 2L));
  }

  @Test
  void lengths_that_make_no_window_are_refused() {
    assertThatThrownBy(() -> Window.tumbling(Duration.ZERO)).hasMessageContaining("size");
    assertThatThrownBy(() -> Window.sliding(Duration.ofDays(1), Duration.ofNanos(1)))
        .hasMessageContaining("microseconds");
    assertThatThrownBy(() -> Window.session(Duration.ofDays(-1))).hasMessageContaining("size");
    assertThatThrownBy(() -> Window.tumbling(Duration.ofDays(99_999)))
        .hasMessageContaining("a hundred years");
  }
}
