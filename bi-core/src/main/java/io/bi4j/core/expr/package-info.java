/**
 * The one expression language of BI4J. An {@link io.bi4j.core.expr.Expr} is parsed from text or
 * built in code, prints back to text, and is used by filters, derivations, measures and reject
 * rules alike.
 */
@NullMarked
package io.bi4j.core.expr;

import org.jspecify.annotations.NullMarked;
