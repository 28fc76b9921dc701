/**
 * Rows of mixed columns as vectors of numbers: numbers standardised and filled, labels one-hot.
 * What was learned about the columns in training is kept with the model.
 */
@NullMarked
package io.bi4j.ml.internal.tabular;

import org.jspecify.annotations.NullMarked;
