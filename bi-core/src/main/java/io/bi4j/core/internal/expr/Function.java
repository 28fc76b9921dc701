package io.bi4j.core.internal.expr;

import java.util.Optional;

/**
 * One function or operator of the language.
 *
 * @param name the name that calls use
 * @param signature parameters and result in words of the language, for messages and documentation
 * @param nulls what a null argument does
 * @param binding decides the type of the result and supplies the body
 */
record Function(String name, String signature, NullRule nulls, Binding binding) {

  /** What a null argument does. */
  enum NullRule {
    /** Any null argument makes the result null. */
    STRICT,
    /** The function says itself what nulls mean. */
    OWN
  }

  /** Binds one call. */
  @FunctionalInterface
  interface Binding {
    BoundExpr bind(CallSite site);
  }

  /** How the function is written in a dialect of SQL, when somebody has shown how. */
  Optional<SqlForm> sql(SqlDialect dialect) {
    return SqlForm.of(name, dialect);
  }

  static Function strict(String name, String signature, Binding binding) {
    return new Function(name, signature, NullRule.STRICT, binding);
  }

  static Function own(String name, String signature, Binding binding) {
    return new Function(name, signature, NullRule.OWN, binding);
  }
}
