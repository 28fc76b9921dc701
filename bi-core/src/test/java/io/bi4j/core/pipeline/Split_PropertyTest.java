package io.bi4j.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any split of the same rows into batches, on any number of threads, gives the same result. */
class Split_PropertyTest {
  private static final List<UnaryOperator<Pipeline.Builder>> STEPS =
      List.of(
          p -> p.filter("n % 7 <> 3"),
          p -> p.derive("n", "n + 1"),
          p -> p.derive("t", "t || 'x'"),
          p -> p.validate("small", "n < 900"),
          p -> p.sort("t desc", "n"),
          p -> p.top(200, "n desc"),
          p -> p.rename("n", "m").rename("m", "n"),
          p -> p.tryCast("t", io.bi4j.core.data.DataType.STRING),
          p -> p.select("t", "n").select("n", "t"),
          p -> p.derive("u", "length(t)").filter("u < 9 or u is null"),
          p -> p.limit(700));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void the_same_rows_come_out_in_the_same_order(int threads) {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      List<@Nullable Object[]> rows = rows(random);
      List<UnaryOperator<Pipeline.Builder>> steps = new ArrayList<>();
      for (int i = random.nextInt(5); i >= 0; i--) {
        steps.add(STEPS.get(random.nextInt(STEPS.size())));
      }

      List<?> whole = run(rows, 4096, steps, 1, false);
      List<?> split = run(rows, 1 + random.nextInt(200), steps, threads, false);

      assertThat(split).as("seed %s", seed).isEqualTo(whole);
      assertThat(new HashSet<>(run(rows, 1 + random.nextInt(200), steps, threads, true)))
          .as("groups of seed %s", seed)
          .isEqualTo(new HashSet<>(run(rows, 4096, steps, 1, true)));
    }
  }

  private static List<?> run(
      List<@Nullable Object[]> rows,
      int batch,
      List<UnaryOperator<Pipeline.Builder>> steps,
      int threads,
      boolean grouped) {
    Pipeline.Builder pipeline = Tables.from(Tables.schema("n INT64", "t STRING"), rows, batch);
    for (UnaryOperator<Pipeline.Builder> step : steps) {
      pipeline = step.apply(pipeline);
    }
    if (grouped) {
      pipeline = pipeline.groupBy(List.of("t"), "sum(n) as s", "count() as c", "first(n, n) as f");
    }
    return TestRun.ok(pipeline.rejects(RejectPolicy.reject()).build(), threads).rows();
  }

  private static List<@Nullable Object[]> rows(Random random) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = random.nextInt(1500); i >= 0; i--) {
      rows.add(
          Tables.row(
              random.nextInt(9) == 0 ? null : (Object) (long) random.nextInt(1000),
              random.nextInt(9) == 0 ? null : "t".repeat(random.nextInt(8)) + "ü"));
    }
    return rows;
  }
}
