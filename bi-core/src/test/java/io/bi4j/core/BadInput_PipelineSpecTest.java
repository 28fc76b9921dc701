package io.bi4j.core;

import static io.bi4j.core.BadInput.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.pipeline.PipelineSpec;
import io.bi4j.core.source.InMemory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pipelines whose JSON form, shape or types are wrong. */
class BadInput_PipelineSpecTest {
  private static final RecordSet TABLE =
      RecordSet.of(
          Schema.of(
              Field.of("a", DataType.INT64),
              Field.of("t", DataType.STRING),
              Field.of("xs", DataType.list(DataType.INT64))),
          List.of());
  private static final String READ =
      "{'id':'r','kind':'read','source':{'provider':'p','stream':'s'}}";

  private static String spec(String output, String... steps) {
    return ("{'schema':'bi.pipeline/1','name':'p','steps':["
            + String.join(",", steps)
            + "],'output':'"
            + output
            + "'}")
        .replace('\'', '"');
  }

  private static String step(String id, String kind, String input, String members) {
    String rest = members.isEmpty() ? "" : "," + members;
    return "{'id':'" + id + "','kind':'" + kind + "','input':'" + input + "'" + rest + "}";
  }

  private static Pipeline bind(String json) {
    return PipelineSpec.parse(json).bind(ref -> InMemory.of(TABLE));
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        argumentSet(
            "an unknown node",
            spec("x", READ, step("x", "explode", "r", "")),
            List.of("/steps/1/kind must be one of read, filter", "was \"explode\"")),
        argumentSet(
            "a transform, which has no JSON form",
            spec("x", READ, step("x", "transform", "r", "")),
            List.of("/steps/1/kind", "was \"transform\"")),
        argumentSet(
            "a cycle of two",
            spec("x", step("x", "limit", "y", "'rows':1"), step("y", "limit", "x", "'rows':1")),
            List.of("/steps/1/input leads back to step \"x\"", "must not have a cycle")),
        argumentSet(
            "a step that reads itself",
            spec("x", step("x", "limit", "x", "'rows':1")),
            List.of("/steps/0/input leads back to step \"x\"")),
        argumentSet(
            "a cycle through a union",
            spec(
                "u",
                READ,
                "{'id':'u','kind':'union','inputs':['r','f']}",
                step("f", "filter", "u", "'condition':'a > 1'")),
            List.of("/steps/2/input leads back to step \"u\"")),
        argumentSet(
            "an input that does not exist",
            spec("x", READ, step("x", "limit", "gone", "'rows':1")),
            List.of("/steps/1/input must name a step", "\"gone\"")),
        argumentSet(
            "an output that does not exist", spec("x", READ), List.of("/output must name a step")),
        argumentSet(
            "a step that leads nowhere",
            spec("r", READ, step("x", "limit", "r", "'rows':1")),
            List.of("/steps/1 must lead to the output", "\"x\"")),
        argumentSet(
            "an id that stands twice",
            spec("r", READ, READ),
            List.of("/steps/1/id must be unique", "\"r\" stands twice")),
        argumentSet(
            "an unknown member",
            spec("x", READ, step("x", "limit", "r", "'rows':1,'colour':'red'")),
            List.of("/steps/1 has an unknown member \"colour\"")),
        argumentSet(
            "a number where text belongs",
            spec("x", READ, step("x", "filter", "r", "'condition':12")),
            List.of("/steps/1/condition must be a string, was number 12")),
        argumentSet(
            "an expression that does not parse",
            spec("x", READ, step("x", "filter", "r", "'condition':'a >'")),
            List.of("/steps/1/condition", "position")),
        argumentSet(
            "a type that does not parse",
            spec("x", READ, step("x", "cast", "r", "'column':'a','type':'INT65'")),
            List.of("/steps/1/type", "INT65")),
        argumentSet(
            "a struct field without a name",
            spec("x", READ, step("x", "cast", "r", "'column':'a','type':'STRUCT<\\\"\\\" INT64>'")),
            List.of("/steps/1/type", "a field name of one character or more")),
        argumentSet(
            "a derived column without a name",
            spec("x", READ, step("x", "derive", "r", "'column':'','expression':'a'")),
            List.of("/steps/1/column must have one character or more")),
        argumentSet(
            "a new name that is none",
            spec("x", READ, step("x", "rename", "r", "'names':{'a':''}")),
            List.of("/steps/1/names/a must have one character or more")),
        argumentSet(
            "fewer rows than none",
            spec("x", READ, step("x", "limit", "r", "'rows':-1")),
            List.of("/steps/1/rows must be 0 or more, was -1")),
        argumentSet(
            "a sort without keys",
            spec("x", READ, step("x", "sort", "r", "'keys':[]")),
            List.of("/steps/1/keys", "at least one key")),
        argumentSet(
            "a union of one",
            spec("u", READ, "{'id':'u','kind':'union','inputs':['r']}"),
            List.of("/steps/1/inputs must name two steps")),
        argumentSet(
            "another version",
            spec("r", READ).replace("pipeline/1", "pipeline/2"),
            List.of("/schema must be \"bi.pipeline/1\"", "bi.pipeline/2")),
        argumentSet(
            "a blank name",
            spec("r", READ).replace("\"name\":\"p\"", "\"name\":\" \""),
            List.of("/name must not be blank")),
        argumentSet(
            "a zone that does not exist",
            spec("r", READ).replace("\"name\"", "\"zone\":\"Mars/Base\",\"name\""),
            List.of("/zone", "Mars/Base")),
        argumentSet(
            "a share above one",
            spec("r", READ)
                .replace("\"name\"", "\"rejects\":{\"action\":\"REJECT\",\"maxShare\":2},\"name\""),
            List.of("/rejects", "0..1", "2.0")),
        argumentSet("JSON that ends early", spec("r", READ).substring(0, 70), List.of("line 1")));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void a_specification_is_refused_by_the_place_of_its_fault(String json, List<String> parts) {
    refused(() -> PipelineSpec.parse(json), "core/bad-json", parts.toArray(String[]::new));
  }

  @Test
  void what_is_no_object_is_no_pipeline() {
    refused(() -> PipelineSpec.parse("[1]"), "core/bad-pipeline", "must be a JSON object");
    refused(() -> PipelineSpec.parse("null"), "core/bad-pipeline", "must be a JSON object");
    refused(() -> PipelineSpec.parse(""), "core/bad-json", "line 1");
  }

  @Test
  void nesting_beyond_the_limit_is_refused_and_not_followed() {
    String deep = "[".repeat(100_000);

    refused(() -> PipelineSpec.parse(deep), "core/limit", "pipeline");
    refused(
        () -> PipelineSpec.parse("{\"schema\":" + "{\"a\":".repeat(100_000)),
        "core/limit",
        "pipeline");
  }

  @Test
  void a_type_mismatch_between_steps_names_the_step_the_column_and_both_types() {
    String json =
        spec(
            "x",
            READ,
            step("g", "group_by", "r", "'keys':['t'],'aggregates':['sum(a) as total']"),
            step("x", "filter", "g", "'condition':'total = t'"));

    refused(
        () -> bind(json),
        "core/type-mismatch",
        "Step 2",
        "pipeline \"p\"",
        "total = t",
        "INT64",
        "STRING",
        "position");
  }

  @Test
  void every_mismatch_of_a_specification_is_told_at_once() {
    String json =
        spec(
            "x",
            READ,
            step("f", "filter", "r", "'condition':'a + 1'"),
            step("s", "sort", "f", "'keys':['xs']"),
            step("x", "unnest", "s", "'column':'t'"));

    refused(() -> bind(json), "core/bad-pipeline", "has 3 errors", "Step 1", "Step 2", "Step 3");
  }

  @Test
  void an_expression_of_a_megabyte_or_of_ten_thousand_levels_is_refused_by_its_place() {
    String long1 = "a + " + "1 + ".repeat(250_000) + "1 > 0";
    String deep = "(".repeat(10_000) + "a" + ")".repeat(10_000) + " > 0";

    for (String condition : List.of(long1, deep)) {
      String json = spec("x", READ, step("x", "filter", "r", "'condition':'" + condition + "'"));
      refused(() -> PipelineSpec.parse(json), "core/bad-json", "/steps/1/condition", "position");
      refused(
          () -> Pipeline.named("p").from(InMemory.of(TABLE)).filter(condition),
          "core/bad-expression",
          "position");
    }
  }

  @Test
  void a_chain_of_more_than_a_thousand_steps_is_refused_in_both_forms() {
    var builder = Pipeline.named("long").from(InMemory.of(TABLE));
    StringBuilder steps = new StringBuilder(READ);
    String before = "r";
    for (int i = 0; i < 5_000; i++) {
      builder.filter("a > 0");
      steps.append(',').append(step("s" + i, "filter", before, "'condition':'a > 0'"));
      before = "s" + i;
    }
    String json = spec(before, steps.toString());

    refused(builder::build, "core/limit", "\"long\"", "1000 steps");
    refused(() -> PipelineSpec.parse(json), "core/bad-json", "more than 1000 steps away");
  }

  @Test
  void a_chain_of_a_thousand_steps_runs() {
    var builder = Pipeline.named("long").from(InMemory.of(TABLE));
    for (int i = 0; i < 999; i++) {
      builder.limit(i);
    }

    try (BiRuntime bi = BiRuntime.builder().cpuThreads(1).build()) {
      assertThat(bi.collect(builder.build()).rowCount()).isZero();
    }
  }

  @Test
  void unions_that_double_the_work_again_and_again_are_refused() {
    var builder = Pipeline.named("doubling").from(InMemory.of(TABLE)).filter("a > 0");
    StringBuilder steps = new StringBuilder(READ);
    String before = "r";
    for (int i = 0; i < 40; i++) {
      builder.union(builder);
      steps.append(",{'id':'u" + i + "','kind':'union','inputs':['");
      steps.append(before).append("','").append(before).append("']}");
      before = "u" + i;
    }
    String json = spec(before, steps.toString());

    refused(builder::build, "core/limit", "\"doubling\"", "100000 steps", "Read less often");
    refused(() -> bind(json), "core/limit", "\"p\"", "100000 steps");
  }
}
