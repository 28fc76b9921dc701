package io.bi4j.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A source of random choices that remembers them: a failing value is made simpler by changing the
 * remembered numbers and drawing again, so no kind of value needs a shrinker of its own.
 *
 * <p>Confined to one thread. Choosing zero always means the simplest: the lowest number, {@code
 * false}, the first element, the empty text or list.
 *
 * @since 0.1
 */
public final class Choices {
  private static final long[] EDGE_LONGS = {
    0,
    1,
    -1,
    2,
    10,
    100,
    127,
    128,
    255,
    256,
    65_535,
    65_536,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 53,
    (1L << 53) + 1,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };
  private static final double[] EDGE_DOUBLES = {
    0.0,
    1.0,
    -1.0,
    -0.0,
    0.1,
    0.5,
    1e-7,
    1e21,
    1e308,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };
  private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789 ABCXYZ_-.,:/";
  private static final String AWKWARD =
      "\"'\\\n\r\t,;|<>&=+@\u0000\u007f\u00e9\u20ac\u2028\ufeff\u05d0";

  private final SplittableRandom random;
  private final long[] script;
  private long[] made = new long[64];
  private int count;

  private Choices(SplittableRandom random, long[] script) {
    this.random = random;
    this.script = script;
  }

  static Choices random(SplittableRandom random) {
    return new Choices(random, new long[0]);
  }

  /** Replays numbers; past their end every choice is zero. */
  static Choices replay(long[] script) {
    return new Choices(new SplittableRandom(0), script.length == 0 ? new long[] {0} : script);
  }

  long[] made() {
    return Arrays.copyOf(made, count);
  }

  private long next(long bound) {
    long number;
    if (script.length == 0) {
      number = random.nextLong(bound);
    } else {
      number = count < script.length ? Math.min(script[count], bound - 1) : 0;
    }
    if (count == made.length) {
      made = Arrays.copyOf(made, count * 2);
    }
    made[count++] = number;
    return number;
  }

  /** A number from 0 to {@code bound - 1}. */
  public int below(int bound) {
    return (int) next(bound);
  }

  /** A number from {@code low} to {@code high}, both included. */
  public long between(long low, long high) {
    long width = Math.subtractExact(high, low);
    return low + (width == Long.MAX_VALUE ? next(width) : next(width + 1));
  }

  /** A number from {@code low} to {@code high}, both included. */
  public int between(int low, int high) {
    return (int) between((long) low, high);
  }

  /** True in this share of the cases, given as percent. */
  public boolean percent(int percent) {
    return next(100) >= 100 - percent;
  }

  /** True or false. */
  public boolean bool() {
    return next(2) == 1;
  }

  /** One of these. */
  @SafeVarargs
  public final <T> T oneOf(T... values) {
    return values[below(values.length)];
  }

  /** One of these. */
  public <T> T oneOf(List<T> values) {
    return values.get(below(values.size()));
  }

  /** Up to {@code most} values. */
  public <T> List<T> list(int most, Draw<? extends T> element) {
    int size = below(most + 1);
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(element.from(this));
    }
    return values;
  }

  /** Any long: small ones and the edges of ranges are frequent. */
  public long anyLong() {
    return switch (below(4)) {
      case 0 -> between(0, 20);
      case 1 -> between(-1_000, 1_000);
      case 2 -> EDGE_LONGS[below(EDGE_LONGS.length)];
      default -> (next(1L << 32) << 32) | next(1L << 32);
    };
  }

  /** Any finite double; short decimals and the edges of ranges are frequent. */
  public double finiteDouble() {
    double value = anyDouble();
    return Double.isFinite(value) ? value : 0;
  }

  /** Any double, NaN and infinities included. */
  public double anyDouble() {
    return switch (below(4)) {
      case 0 -> between(-100, 100);
      case 1 -> between(-1_000_000, 1_000_000) / 1000.0;
      case 2 -> EDGE_DOUBLES[below(EDGE_DOUBLES.length)];
      default -> Double.longBitsToDouble((next(1L << 32) << 32) | next(1L << 32));
    };
  }

  /** Text of up to {@code most} characters: mostly plain, at times quotes, controls, any plane. */
  public String text(int most) {
    int length = below(most + 1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(codePoint());
    }
    return text.toString();
  }

  private int codePoint() {
    int kind = below(20);
    if (kind < 14) {
      return PLAIN.charAt(below(PLAIN.length()));
    }
    if (kind < 18) {
      return AWKWARD.charAt(below(AWKWARD.length()));
    }
    int any = below(0x10FFFF - 0x800) + 1;
    return any < 0xD800 ? any : any + 0x800;
  }

  /** A name as columns have them: a letter, then letters and digits. */
  public String name() {
    StringBuilder name = new StringBuilder().append((char) ('a' + below(26)));
    int more = below(6);
    for (int i = 0; i < more; i++) {
      name.append(PLAIN.charAt(below(36)));
    }
    return name.toString();
  }
}
