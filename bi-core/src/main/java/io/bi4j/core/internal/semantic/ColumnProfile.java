package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the sampled values of one column look like. */
final class ColumnProfile {
  private static final int MAX_DISTINCT = Sample.MAX_ROWS;

  final int ordinal;
  final Field field;
  final Names names;
  final int rows;
  final int nulls;
  final Map<Object, Integer> counts = new LinkedHashMap<>();
  double min = Double.POSITIVE_INFINITY;
  double max = Double.NEGATIVE_INFINITY;
  boolean integral = true;
  boolean finite = true;
  private double mean;
  private double squares;
  private int numbers;
  private long characters;
  private long blanks;

  ColumnProfile(Sample sample, int ordinal, Field field) {
    this.ordinal = ordinal;
    this.field = field;
    this.names = Names.of(field.name());
    this.rows = sample.size();
    int missing = 0;
    for (int i = 0; i < rows; i++) {
      Object value = sample.value(ordinal, i);
      if (value == null) {
        missing++;
      } else {
        add(value);
      }
    }
    this.nulls = missing;
  }

  private void add(Object value) {
    if (counts.size() < MAX_DISTINCT || counts.containsKey(value)) {
      counts.merge(key(value), 1, Integer::sum);
    }
    if (value instanceof Number number) {
      addNumber(number);
    } else if (value instanceof Money money) {
      addNumber(money.minor());
    } else if (value instanceof String text) {
      characters += text.length();
      blanks += text.chars().filter(Character::isWhitespace).count();
    }
  }

  private static Object key(Object value) {
    return value instanceof byte[] bytes ? java.util.Arrays.hashCode(bytes) : value;
  }

  private void addNumber(Number number) {
    double value = number.doubleValue();
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      finite = false;
      return;
    }
    numbers++;
    double before = value - mean;
    mean += before / numbers;
    squares += before * (value - mean);
    min = Math.min(min, value);
    max = Math.max(max, value);
    integral &=
        number instanceof BigDecimal decimal
            ? decimal.stripTrailingZeros().scale() <= 0
            : value == Math.rint(value);
  }

  String name() {
    return field.name();
  }

  DataType type() {
    return field.type();
  }

  int present() {
    return rows - nulls;
  }

  int distinct() {
    return counts.size();
  }

  boolean isNumber() {
    return type().isNumeric();
  }

  boolean isWithin(double low, double high) {
    return present() > 0 && min >= low && max <= high;
  }

  /** Standard deviation over mean; infinite when the mean is not positive. */
  double variation() {
    return mean <= 0 || numbers < 2
        ? Double.POSITIVE_INFINITY
        : Math.sqrt(squares / (numbers - 1)) / mean;
  }

  double averageLength() {
    return present() == 0 ? 0 : (double) characters / present();
  }

  /** Mean number of blanks in a text: about one less than its words. */
  double averageBlanks() {
    return present() == 0 ? 0 : (double) blanks / present();
  }

  private static String shown(double number) {
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
    return whole ? Long.toString((long) number) : Double.toString(number);
  }

  /** Up to three values for messages. */
  String examples() {
    List<String> shown = new ArrayList<>();
    for (Object value : counts.keySet()) {
      String text = value instanceof Double number ? shown(number) : String.valueOf(value);
      shown.add(text.length() > 30 ? text.substring(0, 30) + "…" : text);
      if (shown.size() == 3) {
        break;
      }
    }
    return String.join(", ", shown);
  }
}
