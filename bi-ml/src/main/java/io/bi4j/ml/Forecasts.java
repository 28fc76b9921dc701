package io.bi4j.ml;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.RecordSet;
import io.bi4j.core.model.TrainContext;
import io.bi4j.core.model.TrainingSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The short way from rows to a forecast.
 *
 * <pre>{@code
 * Forecast sales =
 *     Forecasts.of(rows).time("month").value("sales").horizon(12).level(0.95).run();
 * System.out.println(sales);
 * System.out.println(sales.rows().show());
 * }</pre>
 *
 * <p>Model, nulls, units and errors are those of {@link EtsForecaster}.
 *
 * @since 0.1
 */
public final class Forecasts {
  private Forecasts() {}

  /** A forecast of a series in these rows; say which with {@code time} and {@code value}. */
  public static Builder of(RecordSet rows) {
    return new Builder(rows);
  }

  /** What to forecast. Confined to one thread. */
  public static final class Builder {
    private final RecordSet rows;
    private @Nullable String time;
    private @Nullable String value;
    private EtsConfig config = EtsConfig.defaults().withHorizon(12);
    private TrainContext context = TrainContext.create();

    private Builder(RecordSet rows) {
      this.rows = requireNonNull(rows, "rows");
    }

    /** The column with the times. */
    public Builder time(String column) {
      this.time = requireNonNull(column, "column");
      return this;
    }

    /** The column to forecast. */
    public Builder value(String column) {
      this.value = requireNonNull(column, "column");
      return this;
    }

    /** How many steps ahead; 12 unless set. */
    public Builder horizon(int steps) {
      this.config = config.withHorizon(steps);
      return this;
    }

    /** The probability of the interval, in (0, 1); 0.95 unless set. */
    public Builder level(double probability) {
      this.config = config.withLevel(probability);
      return this;
    }

    /** Steps per season, 1 for none; follows from the times unless set. */
    public Builder season(int length) {
      this.config = config.withSeasonLength(length);
      return this;
    }

    /** One form of exponential smoothing; the data decide unless set. */
    public Builder form(EtsForm form) {
      this.config = config.withForm(form);
      return this;
    }

    /** Seed, clock and cancellation. */
    public Builder context(TrainContext surroundings) {
      this.context = requireNonNull(surroundings, "surroundings");
      return this;
    }

    /**
     * Fits and forecasts.
     *
     * @throws IllegalStateException when {@code time} or {@code value} was not named
     * @throws io.bi4j.core.BiException when the rows do not hold such a series; see {@link
     *     EtsForecaster}
     */
    public Forecast run() {
      if (time == null || value == null) {
        throw new IllegalStateException(
            "A forecast needs the columns of time and value; call time(column) and value(column).");
      }
      TrainingSet data = TrainingSet.of(rows, value).withTime(time).withFeatures(List.of());
      ForecastModel model = new EtsForecaster().train(data, config, context);
      return new Forecast(model, model.forecast(config.horizon(), config.level()), config);
    }
  }
}
