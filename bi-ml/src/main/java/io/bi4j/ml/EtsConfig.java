package io.bi4j.ml;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Settings of exponential smoothing. Immutable.
 *
 * @param seasonLength observations per season, 1 for none, {@link #SEASON_FROM_TIME} to follow the
 *     step of the time column; at most {@value #LONGEST_SEASON}
 * @param form the form to fit, or null to let the data decide
 * @param choice how the data decide; without effect when a form is given
 * @param horizon steps ahead that {@link io.bi4j.core.model.Model#predict} answers
 * @param level probability of the prediction interval, in (0, 1)
 * @param holdoutFolds how many times the end of the series is held out to measure accuracy; 0 for
 *     never
 * @since 0.1
 */
public record EtsConfig(
    int seasonLength,
    @Nullable EtsForm form,
    Choice choice,
    int horizon,
    double level,
    int holdoutFolds) {

  /** The season follows from the step of time: 12 for months, 7 for days, 24 for hours. */
  public static final int SEASON_FROM_TIME = 0;

  /** The longest season that has a state per step. */
  public static final int LONGEST_SEASON = 60;

  /** The most steps ahead. */
  public static final int LONGEST_HORIZON = 1_000;

  /** How the form is chosen. */
  public enum Choice {
    /** The forms that the data support, weighted by how much they do. Forecasts best on average. */
    AVERAGE,
    /** The one form with the smallest corrected Akaike criterion. */
    BEST
  }

  public EtsConfig {
    requireNonNull(choice, "choice");
    if (seasonLength < 0 || seasonLength > LONGEST_SEASON) {
      throw new IllegalArgumentException(
          "seasonLength must be 0.." + LONGEST_SEASON + ", was " + seasonLength);
    }
    if (form != null && form.hasSeason() && seasonLength == 1) {
      throw new IllegalArgumentException(form + " needs a seasonLength of at least 2, was 1");
    }
    if (horizon < 1 || horizon > LONGEST_HORIZON) {
      throw new IllegalArgumentException(
          "horizon must be 1.." + LONGEST_HORIZON + ", was " + horizon);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must lie between 0 and 1, was " + level);
    }
    if (holdoutFolds < 0) {
      throw new IllegalArgumentException("holdoutFolds must not be negative, was " + holdoutFolds);
    }
  }

  /** Season from time, averaged forms, 24 steps ahead, 95 % intervals, three hold-outs. */
  public static EtsConfig defaults() {
    return new EtsConfig(SEASON_FROM_TIME, null, Choice.AVERAGE, 24, 0.95, 3);
  }

  /** The same with another season length. */
  public EtsConfig withSeasonLength(int length) {
    return new EtsConfig(length, form, choice, horizon, level, holdoutFolds);
  }

  /** The same with one form given. */
  public EtsConfig withForm(EtsForm given) {
    return new EtsConfig(
        seasonLength, requireNonNull(given, "given"), choice, horizon, level, holdoutFolds);
  }

  /** The same with another way to choose the form. */
  public EtsConfig withChoice(Choice other) {
    return new EtsConfig(seasonLength, form, other, horizon, level, holdoutFolds);
  }

  /** The same with another horizon. */
  public EtsConfig withHorizon(int steps) {
    return new EtsConfig(seasonLength, form, choice, steps, level, holdoutFolds);
  }

  /** The same with another probability of the interval. */
  public EtsConfig withLevel(double probability) {
    return new EtsConfig(seasonLength, form, choice, horizon, probability, holdoutFolds);
  }

  /** The same with another number of hold-outs. */
  public EtsConfig withHoldoutFolds(int folds) {
    return new EtsConfig(seasonLength, form, choice, horizon, level, folds);
  }
}
