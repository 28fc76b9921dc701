package io.bi4j.core.internal.plan;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.exec.FusedSource;
import io.bi4j.core.spi.ReadPlan;
import org.jspecify.annotations.Nullable;

/**
 * What the check found out about a step.
 *
 * @param schema the columns that come out
 * @param prepared the source, when workers read it themselves
 * @param read the plan of any other source
 */
record BoundStep(Schema schema, FusedSource.@Nullable Prepared prepared, @Nullable ReadPlan read) {
  static BoundStep of(Schema schema) {
    return new BoundStep(schema, null, null);
  }
}
