package io.bi4j.core.internal.plan;

import java.util.Arrays;
import java.util.List;

/**
 * Two key columns that must be equal.
 *
 * @param left a column of the left input
 * @param right a column of the right input
 */
public record KeyPair(String left, String right) {

  /** Pairs from texts such as {@code "customer_id = id"}, or one name that both sides have. */
  public static List<KeyPair> parse(String... pairs) {
    if (pairs.length == 0) {
      throw new IllegalArgumentException("Name one pair of key columns or more.");
    }
    return Arrays.stream(pairs).map(KeyPair::parse).toList();
  }

  private static KeyPair parse(String pair) {
    int equals = pair.indexOf('=');
    String left = (equals < 0 ? pair : pair.substring(0, equals)).strip();
    String right = (equals < 0 ? pair : pair.substring(equals + 1)).strip();
    if (left.isEmpty() || right.isEmpty()) {
      throw new IllegalArgumentException(
          "A pair of key columns is \"left = right\" or one name, was \"" + pair + "\".");
    }
    return new KeyPair(left, right);
  }

  @Override
  public String toString() {
    return left.equals(right) ? left : left + " = " + right;
  }
}
