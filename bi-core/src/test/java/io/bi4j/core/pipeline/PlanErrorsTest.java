package io.bi4j.core.pipeline;

import static io.bi4j.core.pipeline.Tables.from;
import static io.bi4j.core.pipeline.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Schema;
import io.bi4j.core.source.Csv;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a plan is said before a row moves, all at once. */
class PlanErrorsTest {
  private static final Schema SCHEMA =
      schema(
          "a INT64",
          "t STRING",
          "cur STRING",
          "m MONEY(IN \"cur\")",
          "xs LIST<INT64>",
          "j JSON",
          "s STRUCT<\"a\" INT64>",
          "b BYTES");

  private static Pipeline.Builder table() {
    return from(SCHEMA);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(table().filter("nope > 1"), "core/unknown-column", "nope"),
        Arguments.of(table().filter("a + 1"), "core/type-mismatch", "BOOL"),
        Arguments.of(table().filter("a = t"), "core/type-mismatch", "STRING"),
        Arguments.of(table().derive("x", "t + 1"), "core/type-mismatch", "STRING"),
        Arguments.of(table().derive("x", "sum(a)"), "core/bad-expression", "sum"),
        Arguments.of(table().derive("x", "no_such(a)"), "core/bad-expression", "no_such"),
        Arguments.of(table().select("a", "zz"), "core/unknown-column", "zz"),
        Arguments.of(table().select("a", "a"), "core/duplicate-column", "a"),
        Arguments.of(table().rename("zz", "y"), "core/unknown-column", "zz"),
        Arguments.of(table().rename("a", "t"), "core/duplicate-column", "t"),
        Arguments.of(table().cast("zz", DataType.INT64), "core/unknown-column", "zz"),
        Arguments.of(table().cast("xs", DataType.INT64), "core/type-mismatch", "LIST"),
        Arguments.of(table().unnest("a"), "core/type-mismatch", "LIST or a STRUCT"),
        Arguments.of(table().unnest("s"), "core/duplicate-column", "a"),
        Arguments.of(table().sort("xs"), "core/type-mismatch", "order"),
        Arguments.of(table().sort("j"), "core/type-mismatch", "order"),
        Arguments.of(table().groupBy(List.of("xs"), "count() as n"), "core/type-mismatch", "key"),
        Arguments.of(table().groupBy(List.of("b"), "count() as n"), "core/type-mismatch", "key"),
        Arguments.of(table().groupBy(List.of("t"), "a as x"), "core/unknown-column", "a"),
        Arguments.of(table().groupBy(List.of("t"), "sum(t) as x"), "core/type-mismatch", "sum"),
        Arguments.of(
            table().groupBy(List.of("t"), "sum(sum(a)) as x"), "core/bad-expression", "sum"),
        Arguments.of(table().groupBy(List.of("t"), "count() as t"), "core/duplicate-column", "t"),
        Arguments.of(table().groupBy(List.of("t"), "sum(m) as x"), "core/mixed-currency", "cur"),
        Arguments.of(
            table().groupBy(List.of("t"), "quantile(a, 2) as x"), "core/bad-expression", "0 to 1"),
        Arguments.of(
            table().select("a").union(table().select("t")), "core/schema-mismatch", "union"),
        Arguments.of(
            table().select("a", "t").union(table().select("t", "a")),
            "core/schema-mismatch",
            "order"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_is_named_with_its_step(Pipeline.Builder pipeline, String code, String part) {
    BiException e = catchThrowableOfType(BiException.class, pipeline::build);

    assertThat(e.code().id()).as(e.getMessage()).isEqualTo(code);
    assertThat(e).hasMessageContaining(part).hasMessageContaining("Step ");
    assertThat(e).hasMessageContaining("pipeline \"test\"");
  }

  @Test
  void all_mistakes_are_told_at_once_with_their_steps() {
    var pipeline =
        table()
            .filter("nope > 1")
            .validate("rule", "a + 1")
            .sort("xs")
            .select("a", "t")
            .union(table().filter("zilch = 2").select("a", "t"))
            .groupBy(List.of("t"), "sum(t) as x");

    BiException e = catchThrowableOfType(BiException.class, pipeline::build);

    assertThat(e.code().id()).isEqualTo("core/bad-pipeline");
    assertThat(e)
        .hasMessageContaining("has 5 errors")
        .hasMessageContaining("Step 1 (filter nope > 1)")
        .hasMessageContaining("Step 2 (validate rule: a + 1)")
        .hasMessageContaining("Step 3 (sort by")
        .hasMessageContaining("zilch")
        .hasMessageContaining("sum(t)");
    assertThat(e.getSuppressed()).hasSize(5);
  }

  @Test
  void more_keys_than_a_group_by_can_tell_apart_are_refused() {
    String[] fields =
        IntStream.range(0, 65).mapToObj(i -> "k" + i + " INT64").toArray(String[]::new);
    List<String> keys = IntStream.range(0, 65).mapToObj(i -> "k" + i).toList();
    Object[] row = new Object[65];
    row[1] = 1L;

    BiException e =
        catchThrowableOfType(
            BiException.class,
            () -> from(schema(fields), row).groupBy(keys, "count() as n").build());
    var most = TestRun.ok(from(schema(fields), row).groupBy(keys.subList(0, 64), "count() as n"));

    assertThat(e.code().id()).isEqualTo("core/limit");
    assertThat(most.rows().get(0).subList(0, 3)).containsExactly(null, 1L, null);
  }

  @Test
  void a_missing_file_is_told_when_the_plan_is_checked() {
    var pipeline = Pipeline.named("gone").from(Csv.file("no/such.csv").schema(schema("a INT64")));

    BiException e = catchThrowableOfType(BiException.class, pipeline::build);

    assertThat(e.code().id()).isEqualTo("core/file-not-found");
    assertThat(e).hasMessageContaining("no/such.csv");
  }

  @Test
  void a_pipeline_with_a_sink_has_no_rows_to_collect() {
    var pipeline = table().select("a").to(FakeSink.ordered()).build();
    try (var runner = new LocalRunner(1, java.time.InstantSource.system(), List.of())) {
      BiException e = catchThrowableOfType(BiException.class, () -> runner.collect(pipeline));

      assertThat(e).hasMessageContaining("fake");
    }
  }
}
