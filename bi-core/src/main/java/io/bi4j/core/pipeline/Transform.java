package io.bi4j.core.pipeline;

import io.bi4j.core.data.Schema;

/**
 * A step written by a user or vendor: rows in, rows out.
 *
 * <p>A transform must be immutable; what it remembers while running belongs to the {@link
 * BatchFunction} that it opens for each worker.
 *
 * @since 0.1
 */
public interface Transform {
  /**
   * The columns that come out when these go in.
   *
   * @throws io.bi4j.core.BiException when the transform cannot take such rows
   */
  Schema bind(Schema input);

  /** How the engine may share the work; one worker sees all rows unless this says otherwise. */
  default Distribution distribution() {
    return Distribution.single();
  }

  /** What one worker runs. */
  BatchFunction open(TransformContext context);
}
