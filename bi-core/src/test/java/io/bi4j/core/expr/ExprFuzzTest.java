package io.bi4j.core.expr;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.bi4j.core.BiException;
import io.bi4j.core.ErrorCode.Kind;

/** Any text is an expression that prints and parses back, or a clear error of configuration. */
class ExprFuzzTest {

  @FuzzTest(maxDuration = "1m")
  void any_text_parses_and_prints_back_or_is_refused(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    Expr expr;
    try {
      expr = Exprs.parse(text);
    } catch (BiException refused) {
      assertThat(refused.code().kind()).isEqualTo(Kind.CONFIG);
      assertThat(refused.getMessage()).contains("position").hasSizeLessThan(600);
      return;
    }
    String printed = expr.toString();
    assertThat(Exprs.parse(printed)).isEqualTo(expr).hasToString(printed);
  }
}
