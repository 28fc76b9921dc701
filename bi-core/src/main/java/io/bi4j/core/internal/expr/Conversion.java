package io.bi4j.core.internal.expr;

/**
 * A way from one type to another.
 *
 * @param kernel reads one vector and writes the converted one
 * @param mayBeNull whether a value that is not null may become null
 */
record Conversion(Kernel kernel, boolean mayBeNull) {
  static Conversion exact(Kernel kernel) {
    return new Conversion(kernel, false);
  }

  Conversion orNull() {
    return new Conversion(kernel, true);
  }
}
