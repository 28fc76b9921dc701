package io.bi4j.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.bi4j.core.BiException;
import io.bi4j.core.ErrorCode.Kind;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.source.InMemory;
import java.util.List;

/**
 * Any text is a pipeline that prints and reads back, or a clear error; and what reads either binds
 * to a plan whose own JSON binds to the same plan, or is a clear error.
 */
class PipelineSpecFuzzTest {
  private static final Schema SCHEMA =
      Tables.schema(
          "a INT64",
          "t STRING",
          "cur STRING",
          "m MONEY(IN \"cur\")",
          "xs LIST<INT64>",
          "s STRUCT<\"f\" INT64, \"g\" DATE>",
          "d DECIMAL(9,2)");
  private static final SpecResolver RESOLVER = ref -> InMemory.of(RecordSet.of(SCHEMA, List.of()));

  @FuzzTest(maxDuration = "1m")
  void any_text_is_a_pipeline_or_is_refused(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    try {
      PipelineSpec spec = PipelineSpec.parse(text);
      String printed = spec.toString();
      assertThat(PipelineSpec.parse(printed)).isEqualTo(spec).hasToString(printed);
      bindsToItself(spec);
    } catch (BiException refused) {
      assertThat(refused.code().kind()).isNotEqualTo(Kind.BUG);
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  private static void bindsToItself(PipelineSpec spec) {
    Pipeline pipeline = bind(spec);
    if (pipeline == null) {
      return;
    }
    PipelineSpec own = pipeline.spec();
    Pipeline again = PipelineSpec.parse(own.toString()).bind(RESOLVER);
    assertThat(again.spec()).isEqualTo(own);
    assertThat(again.explain()).isEqualTo(pipeline.explain());
  }

  private static @org.jspecify.annotations.Nullable Pipeline bind(PipelineSpec spec) {
    try {
      return spec.bind(RESOLVER);
    } catch (BiException refused) {
      assertThat(refused.code().kind()).isNotEqualTo(Kind.BUG);
      return null;
    }
  }
}
