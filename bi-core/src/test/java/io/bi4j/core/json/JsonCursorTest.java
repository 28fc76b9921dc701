package io.bi4j.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class JsonCursorTest {
  private static final JsonCursor DOC =
      JsonCursor.of(
          JsonReader.forSpecs()
              .parse(
                  """
                  {"steps": [{"expr": "a"}, {"expr": 12, "a/b~c": [1, "x"], "none": null}],
                   "n": 5.0, "huge": 1e300, "far": 1e400, "unit": "Days", "on": true}"""));

  @Test
  void reads_members_by_kind() {
    assertThat(DOC.list("steps").get(0).string("expr")).isEqualTo("a");
    assertThat(DOC.get("n").asInt(0, 9)).isEqualTo(5);
    assertThat(DOC.get("huge").asDouble()).isEqualTo(1e300);
    assertThat(DOC.get("unit").asEnum(TimeUnit.class)).isEqualTo(TimeUnit.DAYS);
    assertThat(DOC.bool("on", false)).isTrue();
    assertThat(DOC.bool("off", true)).isTrue();
    assertThat(DOC.string("absent", "-")).isEqualTo("-");
    assertThat(DOC.list("steps").get(1).find("none")).isEmpty();
    assertThat(DOC.strings("absent")).isEmpty();
  }

  @Test
  void names_the_path_and_the_value_that_does_not_fit() {
    JsonCursor step = DOC.list("steps").get(1);

    assertBad(() -> step.string("expr"), "/steps/1/expr must be a string, was number 12.");
    assertBad(() -> step.strings("a/b~c"), "/steps/1/a~1b~0c/0 must be a string, was number 1.");
    assertBad(() -> DOC.get("steps").asBool(), "/steps must be true or false, was array.");
    assertBad(() -> DOC.get("n").asInt(6, 9), "/n must be 6..9, was 5.");
    assertBad(() -> DOC.get("huge").asLong(), "/huge must be a whole number, was number 1e300.");
    assertBad(() -> DOC.get("far").asDouble(), "range of double");
    assertBad(() -> DOC.get("unit").asLong(), "/unit must be a whole number, was string \"Days\".");
    assertBad(() -> step.get("missing"), "/steps/1 needs a member \"missing\"; it has [expr, ");
    assertBad(() -> DOC.get("on").names(), "/on must be an object, was boolean true.");
    assertBad(() -> DOC.get("on").asEnum(TimeUnit.class), "must be a string");
    assertBad(() -> step.get("a/b~c").elements().get(1).asEnum(TimeUnit.class), "nanoseconds");
  }

  @Test
  void refuses_members_that_are_not_known() {
    assertThat(DOC.allow("steps", "n", "huge", "far", "unit", "on")).isSameAs(DOC);
    assertBad(() -> DOC.allow("steps"), "The root has an unknown member \"n\". Known are: steps.");
  }

  private static void assertBad(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/bad-json"))
        .hasMessageContaining(message);
  }
}
