package io.bi4j.core.internal.plan;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.exec.FusedInput;
import io.bi4j.core.spi.ReadPlan;
import org.jspecify.annotations.Nullable;

/**
 * What the check found out about a step.
 *
 * @param schema the columns that come out
 * @param read the plan of a source
 * @param fused what workers open instead of the source's readers, where they can
 */
record BoundStep(Schema schema, @Nullable ReadPlan read, @Nullable FusedInput fused) {
  static BoundStep of(Schema schema) {
    return new BoundStep(schema, null, null);
  }
}
