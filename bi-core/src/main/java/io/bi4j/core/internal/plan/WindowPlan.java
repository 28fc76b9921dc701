package io.bi4j.core.internal.plan;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.match.KeyCells;
import io.bi4j.core.pipeline.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The columns of windows. */
final class WindowPlan {
  static final String START = "window_start";
  static final String END = "window_end";

  private WindowPlan() {}

  /** The columns that come in, then the start, and for windows of a fixed size the end. */
  static Schema schema(Step.Windowed step, Schema in) {
    Field time = in.field(step.time());
    switch (time.type().kind()) {
      case TIMESTAMP, LOCAL_DATETIME -> {}
      default ->
          throw new BiException(
              CoreErrors.TYPE_MISMATCH,
              "Column \""
                  + step.time()
                  + "\" is "
                  + time.type()
                  + "; windows need a TIMESTAMP or LOCAL_DATETIME. Cast it before the step.");
    }
    boolean session = step.window().kind() == Window.Kind.SESSION;
    if (!session && !step.keys().isEmpty()) {
      throw new BiException(
          CoreErrors.BAD_PIPELINE,
          "Only sessions have keys, was "
              + step.keys()
              + ". Group by the keys together with "
              + START
              + " instead.");
    }
    for (String key : step.keys()) {
      KeyCells.requireKey("session", in.field(key));
    }
    List<Field> fields = new ArrayList<>(in.fields());
    fields.add(Field.of(START, time.type()));
    if (!session) {
      fields.add(Field.of(END, time.type()));
    }
    return Schema.of(fields);
  }

  static long micros(Duration duration) {
    return Math.addExact(
        Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1000);
  }
}
