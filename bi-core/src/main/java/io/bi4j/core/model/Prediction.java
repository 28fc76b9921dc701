package io.bi4j.core.model;

import java.util.Locale;

/**
 * The column names that models share, and the states of a predicted row.
 *
 * @since 0.1
 */
public final class Prediction {
  /** The predicted label or number. */
  public static final String VALUE = "prediction";

  /** The probability of the predicted label, FLOAT64 in 0..1. */
  public static final String PROBABILITY = "probability";

  /** Start of the names of columns with the probability of one label. */
  public static final String PROBABILITY_OF = "probability_";

  /** The time of a forecast. */
  public static final String TIME = "time";

  /** The expected value of a forecast. */
  public static final String MEAN = "mean";

  /** The lower bound of a prediction interval. */
  public static final String LOW = "low";

  /** The upper bound of a prediction interval. */
  public static final String HIGH = "high";

  /** How the prediction of a row came about: the {@link Status#text()} of a {@link Status}. */
  public static final String STATUS = "status";

  private Prediction() {}

  /** How the prediction of a row came about. */
  public enum Status {
    /** From complete, known inputs. */
    OK(true),
    /** Some inputs were missing and stood in by their typical value. */
    FILLED(true),
    /** Some labels were never seen in training and count as none of the known ones. */
    UNKNOWN_LABEL(true),
    /** No prediction: an input is not a finite number. */
    NOT_FINITE(false),
    /** No prediction: the time is missing or not one of the coming steps of the series. */
    OUTSIDE_HORIZON(false);

    private final boolean predicted;

    Status(boolean predicted) {
      this.predicted = predicted;
    }

    /** Whether the row has a prediction. */
    public boolean isPredicted() {
      return predicted;
    }

    /** The text that stands in the status column, for example {@code unknown-label}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
