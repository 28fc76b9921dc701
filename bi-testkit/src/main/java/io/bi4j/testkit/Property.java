package io.bi4j.testkit;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A law that must hold for every value a {@link Draw} can make.
 *
 * <pre>{@code
 * Property.forAll(choices -> choices.text(40))
 *     .cases(10_000)
 *     .holds(text -> assertThat(decode(encode(text))).isEqualTo(text));
 * }</pre>
 *
 * <p>The cases are the same on every run: they follow from a fixed seed. The system property {@code
 * bi.property.seed} sets another one. When the law breaks, the value is made simpler by halving and
 * dropping the choices that it was made from, as long as the law still breaks, and an {@link
 * AssertionError} names the seed, the case, the simplest value and the way to run it again.
 *
 * <p>Immutable; a draw that itself throws counts as a failure of the case.
 *
 * @param <T> the kind of value
 * @since 0.1
 */
public final class Property<T> {
  /** The system property that sets the seed. */
  public static final String SEED_PROPERTY = "bi.property.seed";

  private static final long DEFAULT_SEED = 20_261_122L;
  private static final int DEFAULT_CASES = 1_000;
  private static final int MAX_SHOWN = 2_000;

  private final Draw<T> draw;
  private final int cases;
  private final long seed;

  private Property(Draw<T> draw, int cases, long seed) {
    this.draw = draw;
    this.cases = cases;
    this.seed = seed;
  }

  /** What must hold for a value; it throws when it does not. */
  @FunctionalInterface
  public interface Law<T> {
    /** Checks one value. */
    void check(T value) throws Exception;
  }

  /** A property over all values of a draw: 1,000 cases from the default seed. */
  public static <T> Property<T> forAll(Draw<T> draw) {
    return new Property<>(draw, DEFAULT_CASES, Long.getLong(SEED_PROPERTY, DEFAULT_SEED));
  }

  /** The same property with another number of cases. */
  public Property<T> cases(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("A property needs at least 1 case, got " + number + ".");
    }
    return new Property<>(draw, number, seed);
  }

  /** The same property from another seed, unless the system property sets one. */
  public Property<T> seed(long other) {
    return new Property<>(draw, cases, Long.getLong(SEED_PROPERTY, other));
  }

  /**
   * Checks the law on every case.
   *
   * @throws AssertionError naming seed, case and the simplest value found that breaks the law
   */
  public void holds(Law<? super T> law) {
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int i = 0; i < cases; i++) {
      Choices choices = Choices.random(seeds.split());
      Throwable failure = failureOf(law, choices);
      if (failure != null) {
        throw report(law, i, new Shrinker(script -> breaks(law, script)).shrink(choices.made()));
      }
    }
  }

  private boolean breaks(Law<? super T> law, long[] script) {
    return failureOf(law, Choices.replay(script)) != null;
  }

  private @Nullable Throwable failureOf(Law<? super T> law, Choices choices) {
    try {
      law.check(draw.from(choices));
      return null;
    } catch (Exception | AssertionError | StackOverflowError e) {
      return e;
    }
  }

  private AssertionError report(Law<? super T> law, int number, Shrinker.Result simplest) {
    Throwable failure = failureOf(law, Choices.replay(simplest.script()));
    if (failure == null) {
      return new AssertionError(
          "Case "
              + (number + 1)
              + " of seed "
              + seed
              + " failed once and passed when repeated: the law or the draw is not deterministic.");
    }
    String message =
        "Case "
            + (number + 1)
            + " of seed "
            + seed
            + " breaks the law. Simplest value after "
            + simplest.steps()
            + " simplifications: "
            + shown(simplest.script())
            + "\nBecause: "
            + failure.getMessage()
            + "\nRun again with -D"
            + SEED_PROPERTY
            + "="
            + seed;
    return new AssertionError(message, failure);
  }

  private String shown(long[] script) {
    try {
      String text = String.valueOf(draw.from(Choices.replay(script)));
      return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
    } catch (RuntimeException e) {
      return "none, the draw itself fails: " + e;
    }
  }
}
