/**
 * The one expression language of BI4J. An {@link io.bi4j.core.expr.Expr} is parsed from text or
 * built in code with {@link io.bi4j.core.expr.Exprs}, prints back to text, and is used by filters,
 * derivations, measures and reject rules alike. A {@link io.bi4j.core.expr.NamedExpr} adds the name
 * of the column that it computes.
 *
 * <p>Everything here is immutable and thread-safe.
 */
@NullMarked
package io.bi4j.core.expr;

import org.jspecify.annotations.NullMarked;
