package io.bi4j.core.semantic;

import java.util.List;
import java.util.Locale;

/**
 * Over what a measure may be summed. Immutable.
 *
 * @param kind whether sums mean something
 * @param over for SEMI the dimensions over which it may not be summed, usually the time
 * @param choice for SEMI which value stands for a period instead of a sum
 * @since 0.1
 */
public record Additivity(Kind kind, List<String> over, Choice choice) {
  /** Sums over every dimension mean something: revenue, orders. */
  public static final Additivity ADDITIVE = new Additivity(Kind.ADDITIVE, List.of(), Choice.REFUSE);

  /** No sum means anything: rates, averages, distinct counts. */
  public static final Additivity NON = new Additivity(Kind.NON, List.of(), Choice.REFUSE);

  /** Whether sums mean something. */
  public enum Kind {
    /** Over every dimension. */
    ADDITIVE,
    /** Not over some dimensions: stock on hand may be summed over stores, not over days. */
    SEMI,
    /** Over none. */
    NON
  }

  /** Which value of a semi-additive measure stands for a period. */
  public enum Choice {
    /** None: the query is refused. */
    REFUSE,
    /** The value at the first time in the period. */
    FIRST,
    /** The value at the last time in the period. */
    LAST,
    /** The mean of the values at the times in the period. */
    MEAN
  }

  public Additivity {
    over = List.copyOf(over);
    if ((kind == Kind.SEMI) == over.isEmpty()) {
      throw new IllegalArgumentException(
          "Additivity "
              + kind
              + " cannot name "
              + over
              + ": only SEMI names dimensions, and it must.");
    }
    if (kind != Kind.SEMI && choice != Choice.REFUSE) {
      throw new IllegalArgumentException(
          "Only SEMI has a choice, " + kind + " got " + choice + ".");
    }
  }

  /** Not additive over these dimensions; a query that needs such a sum is refused. */
  public static Additivity semi(String... over) {
    return new Additivity(Kind.SEMI, List.of(over), Choice.REFUSE);
  }

  /**
   * Not additive over a time; in a longer period one of its values, or their mean, stands for it.
   */
  public static Additivity semi(String time, Choice choice) {
    return new Additivity(Kind.SEMI, List.of(time), choice);
  }

  /** Whether sums over a dimension mean something. */
  public boolean isAdditiveOver(String dimension) {
    return kind == Kind.ADDITIVE || (kind == Kind.SEMI && !over.contains(dimension));
  }

  @Override
  public String toString() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    if (kind != Kind.SEMI) {
      return name;
    }
    String suffix = choice == Choice.REFUSE ? "" : ", " + choice.name().toLowerCase(Locale.ROOT);
    return name + "(" + String.join(", ", over) + suffix + ")";
  }
}
