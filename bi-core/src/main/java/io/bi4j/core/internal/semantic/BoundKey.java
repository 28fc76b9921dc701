package io.bi4j.core.internal.semantic;

import io.bi4j.core.expr.Expr;
import io.bi4j.core.semantic.Dimension;
import io.bi4j.core.semantic.Grain;
import org.jspecify.annotations.Nullable;

/**
 * A key of a query, resolved.
 *
 * @param column the column of the result
 * @param dimension the dimension
 * @param expr how it is computed from the rows
 * @param grain for times the length of the periods, as asked for or as the data has it
 * @param finest whether no two times of the data fall into one period
 */
record BoundKey(
    String column, Dimension dimension, Expr expr, @Nullable Grain grain, boolean finest) {
  boolean isTime() {
    return dimension.kind() == Dimension.Kind.TIME;
  }
}
