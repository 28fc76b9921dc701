package io.bi4j.core.model;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;

/**
 * A trained model. Immutable and thread-safe.
 *
 * @since 0.1
 */
public interface Model {

  /** What it learned from, with what settings, and how well. */
  ModelCard card();

  /** The columns that {@link #predict} reads; a batch may hold others too, in any order. */
  Schema input();

  /** The columns that {@link #predict} returns, among them {@link Prediction#STATUS}. */
  Schema output();

  /**
   * Predicts each row. The result has as many rows as the input, in the same order, with the
   * columns of {@link #output()}. A row that cannot be predicted gets nulls and a status that says
   * why; one bad row never fails the batch.
   *
   * @throws io.bi4j.core.BiException {@code core/unknown-column} or {@code core/schema-mismatch}
   *     when a column of {@link #input()} is missing or has another type
   */
  RecordBatch predict(RecordBatch rows);

  /**
   * Says what the prediction of one row is made of.
   *
   * @throws IllegalArgumentException when the batch does not hold exactly one row
   * @throws io.bi4j.core.BiException when this row has no prediction, naming its status
   */
  Explanation explain(RecordBatch row);
}
