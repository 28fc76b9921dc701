package io.bi4j.ml;

import io.bi4j.core.data.RecordSet;
import io.bi4j.core.model.Metrics;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Coming values of one series with their intervals, and how far to trust them.
 *
 * @since 0.1
 */
public final class Forecast {
  /** Symmetric percentage error of the seasonal naive forecast on the same held-out values. */
  public static final String SMAPE_NAIVE = "smape_naive";

  /** Scaled error of the seasonal naive forecast on the same held-out values. */
  public static final String MASE_NAIVE = "mase_naive";

  /** How many values were held out in all. */
  public static final String HELD_OUT = "held_out";

  private final ForecastModel model;
  private final RecordSet rows;
  private final EtsConfig config;

  Forecast(ForecastModel model, RecordSet rows, EtsConfig config) {
    this.model = model;
    this.rows = rows;
    this.config = config;
  }

  /** One row per coming step: {@code time}, {@code mean}, {@code low}, {@code high}. */
  public RecordSet rows() {
    return rows;
  }

  /** The probability that a value falls between {@code low} and {@code high}, given the model. */
  public double level() {
    return config.level();
  }

  /** The model's name, for example {@code ETS(M,A,M)}. */
  public String modelName() {
    return model.card().name();
  }

  /** The model, for more horizons and levels, for keeping, and for its card. */
  public ForecastModel model() {
    return model;
  }

  /**
   * Errors on values at the end of the series that the model had not seen: {@link Metrics#SMAPE},
   * {@link Metrics#MASE}, {@link Metrics#COVERAGE}, and {@link #SMAPE_NAIVE}, {@link #MASE_NAIVE}
   * for comparison. Empty when the series is too short to hold any out.
   */
  public Metrics accuracy() {
    return model.card().metrics();
  }

  /**
   * By how much the error is smaller than that of repeating the last season, 0.2 for 20 %; negative
   * when it is larger, empty when nothing was held out or the series always repeats itself.
   */
  public OptionalDouble skill() {
    OptionalDouble own = accuracy().value(Metrics.MASE);
    OptionalDouble naive = accuracy().value(MASE_NAIVE);
    if (own.isEmpty() || naive.isEmpty() || naive.getAsDouble() == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(1 - own.getAsDouble() / naive.getAsDouble());
  }

  /** Model and accuracy in one line. */
  @Override
  public String toString() {
    String name = model.card().target() + " by " + modelName();
    OptionalDouble smape = accuracy().value(Metrics.SMAPE);
    if (smape.isEmpty()) {
      return name + "; too short to hold values out, so its accuracy is unknown";
    }
    return name
        + String.format(
            Locale.ROOT,
            "; error on held-out values %.1f %% (repeating the last season: %.1f %%)",
            smape.getAsDouble(),
            accuracy().value(SMAPE_NAIVE).orElse(Double.NaN));
  }
}
