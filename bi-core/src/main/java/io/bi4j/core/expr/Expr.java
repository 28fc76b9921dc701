package io.bi4j.core.expr;

/** Placeholder replaced by the expression work; keeps Javadoc links alive. */
public sealed interface Expr {
  /** A column by name. */
  record Column(String name) implements Expr {}
}
