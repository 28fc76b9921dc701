package io.bi4j.core.semantic;

/**
 * Which change of a measure is good news. Immutable.
 *
 * @param kind the direction
 * @param low for BAND the lowest good value
 * @param high for BAND the highest good value
 * @since 0.1
 */
public record GoodDirection(Kind kind, double low, double high) {
  /** More is better. */
  public static final GoodDirection UP = new GoodDirection(Kind.UP, 0, 0);

  /** Less is better. */
  public static final GoodDirection DOWN = new GoodDirection(Kind.DOWN, 0, 0);

  /** Neither, or not known. */
  public static final GoodDirection NONE = new GoodDirection(Kind.NONE, 0, 0);

  /** The directions. */
  public enum Kind {
    /** More is better. */
    UP,
    /** Less is better. */
    DOWN,
    /** Neither, or not known. */
    NONE,
    /** Between two values is best. */
    BAND
  }

  public GoodDirection {
    if (kind == Kind.BAND ? !(low < high) : low != 0 || high != 0) {
      throw new IllegalArgumentException(
          kind + " cannot have the band " + low + ".." + high + ": only BAND has one, low < high.");
    }
  }

  /** Best between two values. */
  public static GoodDirection band(double low, double high) {
    return new GoodDirection(Kind.BAND, low, high);
  }
}
