package io.bi4j.ml;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One form of exponential smoothing: how error, trend and season enter, written {@code
 * ETS(A,Ad,M)}.
 *
 * <p>The thirty combinations are the classification of Hyndman, Koehler, Ord and Snyder,
 * <i>Forecasting with Exponential Smoothing</i> (2008), table 2.1. Well-known members: {@code
 * A,N,N} is simple exponential smoothing, {@code A,A,N} is Holt's method, {@code A,Ad,N} its damped
 * variant, {@code A,A,A} and {@code M,A,M} are additive and multiplicative Holt–Winters.
 *
 * <p>Immutable and thread-safe.
 *
 * @param error how the error enters
 * @param trend how the trend enters
 * @param season how the season enters
 * @since 0.1
 */
public record EtsForm(ErrorType error, TrendType trend, SeasonType season) {

  /** How the error enters. */
  public enum ErrorType {
    /** Errors of constant size. */
    ADDITIVE("A"),
    /** Errors in proportion to the expected value; needs positive data. */
    MULTIPLICATIVE("M");

    private final String letter;

    ErrorType(String letter) {
      this.letter = letter;
    }
  }

  /** How the trend enters. */
  public enum TrendType {
    /** No trend. */
    NONE("N"),
    /** A constant amount per step. */
    ADDITIVE("A"),
    /** An amount per step that fades out. */
    ADDITIVE_DAMPED("Ad"),
    /** A constant factor per step. */
    MULTIPLICATIVE("M"),
    /** A factor per step that fades out. */
    MULTIPLICATIVE_DAMPED("Md");

    private final String letter;

    TrendType(String letter) {
      this.letter = letter;
    }

    /** Whether the trend fades out with the horizon. */
    public boolean isDamped() {
      return this == ADDITIVE_DAMPED || this == MULTIPLICATIVE_DAMPED;
    }

    /** Whether the trend is a factor per step. */
    public boolean isMultiplicative() {
      return this == MULTIPLICATIVE || this == MULTIPLICATIVE_DAMPED;
    }
  }

  /** How the season enters. */
  public enum SeasonType {
    /** No season. */
    NONE("N"),
    /** Seasonal amounts. */
    ADDITIVE("A"),
    /** Seasonal factors. */
    MULTIPLICATIVE("M");

    private final String letter;

    SeasonType(String letter) {
      this.letter = letter;
    }
  }

  public EtsForm {
    requireNonNull(error, "error");
    requireNonNull(trend, "trend");
    requireNonNull(season, "season");
  }

  /**
   * Reads {@code A,Ad,M} or {@code ETS(A,Ad,M)}.
   *
   * @throws IllegalArgumentException when a letter is not one of those of the classification
   */
  public static EtsForm parse(String text) {
    String inner =
        text.startsWith("ETS(") && text.endsWith(")") ? text.substring(4, text.length() - 1) : text;
    String[] letters = inner.split(",", -1);
    if (letters.length == 3) {
      for (EtsForm form : all()) {
        if (form.letters().equals(inner)) {
          return form;
        }
      }
    }
    throw new IllegalArgumentException(
        "An ETS form is error, trend and season such as \"A,Ad,M\" with error A or M, trend N, A, Ad,"
            + " M or Md and season N, A or M, was \""
            + text
            + "\".");
  }

  /** All thirty forms. */
  public static List<EtsForm> all() {
    List<EtsForm> forms = new ArrayList<>(30);
    for (ErrorType error : ErrorType.values()) {
      for (TrendType trend : TrendType.values()) {
        Arrays.stream(SeasonType.values())
            .map(s -> new EtsForm(error, trend, s))
            .forEach(forms::add);
      }
    }
    return List.copyOf(forms);
  }

  /** The letters alone, for example {@code A,Ad,M}. */
  public String letters() {
    return error.letter + "," + trend.letter + "," + season.letter;
  }

  /** Whether there is a trend component. */
  public boolean hasTrend() {
    return trend != TrendType.NONE;
  }

  /** Whether there is a seasonal component. */
  public boolean hasSeason() {
    return season != SeasonType.NONE;
  }

  /** Whether the form is defined for positive data only. */
  public boolean needsPositiveData() {
    return error == ErrorType.MULTIPLICATIVE
        || trend.isMultiplicative()
        || season == SeasonType.MULTIPLICATIVE;
  }

  /**
   * Whether forecasts of this form are numerically stable, so that automatic choice considers it:
   * additive errors with a multiplicative trend or season divide by states that may come near zero,
   * and {@code M,M,A} mixes both (Hyndman et al. 2008, section 4.4 and chapter 15).
   */
  public boolean isStable() {
    if (error == ErrorType.ADDITIVE) {
      return !trend.isMultiplicative() && season != SeasonType.MULTIPLICATIVE;
    }
    return !(trend.isMultiplicative() && season == SeasonType.ADDITIVE);
  }

  /** The usual notation, for example {@code ETS(A,Ad,M)}. */
  @Override
  public String toString() {
    return "ETS(" + letters() + ")";
  }
}
