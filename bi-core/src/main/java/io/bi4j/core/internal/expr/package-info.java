/**
 * Binding and vectorised evaluation of expressions: from an {@link io.bi4j.core.expr.Expr} and a
 * schema to an {@link io.bi4j.core.internal.expr.Evaluator} per worker.
 */
@NullMarked
package io.bi4j.core.internal.expr;

import org.jspecify.annotations.NullMarked;
