package io.bi4j.core.pipeline;

import static io.bi4j.core.pipeline.Tables.row;
import static io.bi4j.core.pipeline.Tables.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bi4j.core.BiException;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.source.InMemory;
import io.bi4j.core.spi.Source;
import io.bi4j.core.spi.SourceRef;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps as JSON: they come back the same and do the same; mistakes are named with their place. */
class StepSpecsTest {
  private static final Schema SALES =
      schema("id STRING", "city STRING", "at TIMESTAMP", "amount INT64", "xs LIST<INT64>");
  private static final RecordSet SALES_ROWS =
      Tables.set(
          SALES,
          List.of(
              row("a", "Nairobi", java.time.Instant.EPOCH, 1L, List.of(1L)),
              row("b", "Kisumu", java.time.Instant.EPOCH.plusSeconds(7), 2L, null),
              row("a", "Nairobi", java.time.Instant.EPOCH.plusSeconds(99), 3L, List.of())),
          2);

  private static SourceRef ref(String stream) {
    return new SourceRef("memory", "", stream, Map.of());
  }

  static Pipeline.Builder sales() {
    return Pipeline.named("spec").from(ref("sales"), InMemory.of(SALES_ROWS));
  }

  /** Another view of the same rows. */
  static Pipeline.Builder other() {
    return sales().rename("id", "key").rename("amount", "n").select("key", "city", "n");
  }

  private static Source resolve(SourceRef ref) {
    return InMemory.of(SALES_ROWS);
  }

  static Stream<Arguments> steps() {
    return Stream.of(
        Arguments.of("dedupe", sales().dedupe("id", "city")),
        Arguments.of("dedupe", sales().dedupeLatest("at", "id")),
        Arguments.of(
            "window",
            sales()
                .window(
                    "at",
                    Window.tumbling(java.time.Duration.ofMinutes(1))
                        .watermark(java.time.Duration.ofMinutes(5)))),
        Arguments.of(
            "window",
            sales()
                .window(
                    "at",
                    Window.sliding(
                            java.time.Duration.ofSeconds(9), java.time.Duration.ofMillis(4500))
                        .watermark(java.time.Duration.ofMinutes(5))
                        .allowedLateness(java.time.Duration.ofSeconds(1)))),
        Arguments.of(
            "window", sales().window("at", Window.session(java.time.Duration.ofHours(1)), "id")),
        Arguments.of("unpivot", sales().unpivot(List.of("id", "city"), "k", "v")),
        Arguments.of(
            "pivot",
            sales()
                .pivot(
                    List.of("id"),
                    "city",
                    java.util.Arrays.asList("Nairobi", null),
                    "sum(amount) as s",
                    "count() as n")
                .sort("id")),
        Arguments.of("join", sales().join(JoinType.LEFT, other(), "id = key", "city")),
        Arguments.of("join", sales().join(JoinType.ANTI, sales(), "id")),
        Arguments.of(
            "lookup",
            sales()
                .lookup(other().dedupe("key"), List.of("id = key"), List.of("n"), OnMissing.NULL)));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void a_step_comes_back_from_json_as_it_was(String kind, Pipeline.Builder builder) {
    Pipeline pipeline = builder.build();
    String json = pipeline.spec().toString();

    Pipeline back = PipelineSpec.parse(json).bind(StepSpecsTest::resolve);

    assertThat(json).contains("\"kind\":\"" + kind + "\"");
    assertThat(back.spec()).isEqualTo(pipeline.spec());
    assertThat(back.explain()).isEqualTo(pipeline.explain());
    assertThat(TestRun.ok(back, 1).rows()).isEqualTo(TestRun.ok(pipeline, 1).rows());
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(sales().dedupe("nope"), "core/unknown-column", "nope"),
        Arguments.of(sales().dedupe("xs"), "core/type-mismatch", "cannot be a key of a dedupe"),
        Arguments.of(sales().dedupeLatest("xs", "id"), "core/type-mismatch", "has no order"),
        Arguments.of(sales().dedupeLatest("nope", "id"), "core/unknown-column", "nope"),
        Arguments.of(
            sales().window("id", Window.session(java.time.Duration.ofHours(1))),
            "core/type-mismatch",
            "TIMESTAMP"),
        Arguments.of(
            sales().window("at", Window.tumbling(java.time.Duration.ofHours(1)), "id"),
            "core/bad-pipeline",
            "Only sessions"),
        Arguments.of(
            sales().unpivot(List.of("id", "amount"), "k", "v"), "core/type-mismatch", "Cast them"),
        Arguments.of(sales().unpivot(List.of("id"), "city", "v"), "core/duplicate-column", "city"),
        Arguments.of(
            sales().pivot(List.of(), "nope", List.of(1L), "count() as n"),
            "core/unknown-column",
            "nope"),
        Arguments.of(
            sales().pivot(List.of(), "city", List.of(1L), "count() as n"),
            "core/type-mismatch",
            "STRING"),
        Arguments.of(
            sales().join(JoinType.LEFT, sales(), "id"), "core/duplicate-column", "Rename it"),
        Arguments.of(
            sales().join(JoinType.SEMI, other(), "amount = key"), "core/type-mismatch", "Cast one"),
        Arguments.of(sales().join(JoinType.SEMI, other(), "id = zz"), "core/unknown-column", "zz"),
        Arguments.of(
            sales().join(JoinType.SEMI, sales(), "xs"), "core/type-mismatch", "cannot be a key"),
        Arguments.of(
            sales().lookup(other(), List.of("id = key"), List.of("zz"), OnMissing.NULL),
            "core/unknown-column",
            "zz"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_is_named_at_bind(Pipeline.Builder builder, String code, String part) {
    BiException e = catchThrowableOfType(BiException.class, builder::build);

    assertThat(e.code().id()).as(e.getMessage()).isEqualTo(code);
    assertThat(e).hasMessageContaining(part).hasMessageContaining("Step ");
  }

  @Test
  void all_mistakes_are_told_at_once() {
    BiException e =
        catchThrowableOfType(
            BiException.class,
            () -> sales().dedupe("nope").dedupeLatest("xs", "id").select("zz").build());

    assertThat(e.code().id()).isEqualTo("core/bad-pipeline");
    assertThat(e).hasMessageContainingAll("3 errors", "nope", "xs", "zz");
  }

  static Stream<Arguments> badJson() {
    return Stream.of(
        Arguments.of("{\"kind\":\"dedupe\",\"keys\":[]", "one column or more"),
        Arguments.of("{\"kind\":\"dedupe\",\"key\":[\"id\"]", "key"),
        Arguments.of(
            "{\"kind\":\"window\",\"time\":\"at\",\"type\":\"TUMBLING\",\"size\":\"5m\"", "size"),
        Arguments.of(
            "{\"kind\":\"window\",\"time\":\"at\",\"type\":\"SESSION\",\"size\":\"PT0S\"",
            "longer than zero"),
        Arguments.of(
            "{\"kind\":\"join\",\"right\":\"s0\",\"type\":\"FULL\",\"on\":[\"id\"]", "inner"),
        Arguments.of(
            "{\"kind\":\"join\",\"right\":\"s0\",\"type\":\"LEFT\",\"on\":[\"=id\"]", "pair"),
        Arguments.of("{\"kind\":\"lookup\",\"table\":\"s9\",\"on\":[\"id\"]", "s9"));
  }

  @ParameterizedTest
  @MethodSource("badJson")
  void a_mistake_in_json_is_named_with_its_place(String step, String part) {
    String json =
        "{\"schema\":\"bi.pipeline/1\",\"name\":\"x\",\"steps\":[{\"id\":\"s0\",\"kind\":\"read\","
            + "\"source\":{\"provider\":\"memory\",\"stream\":\"sales\"}},"
            + step
            + ",\"id\":\"s1\",\"input\":\"s0\"}],\"output\":\"s1\"}";

    BiException e = catchThrowableOfType(BiException.class, () -> PipelineSpec.parse(json));

    assertThat(e.code().id()).as(e.getMessage()).isEqualTo("core/bad-json");
    assertThat(e).hasMessageContaining(part).hasMessageContaining("steps");
  }
}
