package io.bi4j.ml;

import io.bi4j.core.BiException;
import io.bi4j.core.model.ModelKind;
import io.bi4j.core.model.TrainContext;
import io.bi4j.core.model.Trainer;
import io.bi4j.core.model.TrainingSet;
import io.bi4j.ml.internal.MlErrors;
import io.bi4j.ml.internal.ets.EtsTraining;
import io.bi4j.ml.internal.series.TimeSeries;

/**
 * Forecasts one evenly spaced series by exponential smoothing: level, trend and season, each
 * following the newest values as far as the data ask for it.
 *
 * <p><b>Shape.</b> Input: one time column (DATE, TIMESTAMP, LOCAL_DATETIME or a number; unique;
 * months, workdays, days, hours or any constant step) and one numeric target, {@code n >= 5} rows
 * in any order. Seasons need two full turns. Output: {@code horizon} rows with columns {@code
 * time}, {@code mean}, {@code low}, {@code high}.
 *
 * <p><b>Units.</b> Same unit as the target; minor units for MONEY. {@code level} is a probability
 * in (0, 1).
 *
 * <p><b>Nulls.</b> Missing values and missing times are linearly filled when at most two in a row;
 * otherwise {@code BiException(ml/gap-too-long)}. Nulls at both ends are dropped.
 *
 * <p><b>Intervals.</b> Exact formulas for forms with additive trend and for multiplicative error
 * and season; the others are simulated with the seed. Parameters count as known, so that real
 * coverage of 95 % intervals is nearer 90 % on short series (M3 competition: 88.9 % yearly, 93.4 %
 * monthly).
 *
 * <p><b>Threads.</b> Thread-safe; a trained model is immutable.
 *
 * <p><b>Cost.</b> About 30 ms for 144 monthly values, linear in {@code n}; the newest 3,000 values
 * are used. Hold-outs multiply it.
 *
 * <p><b>Errors.</b> {@code ml/bad-time}, {@code ml/bad-value}, {@code ml/too-few-rows}, {@code
 * ml/gap-too-long}, {@code ml/form-not-possible}.
 *
 * <p><b>Source.</b> Hyndman, Koehler, Ord and Snyder, <i>Forecasting with Exponential
 * Smoothing</i>, 2008; averaging after Kolassa 2011. Agrees with R's {@code forecast::ets} in
 * likelihood, forecasts and intervals at equal parameters.
 *
 * @since 0.1
 */
public final class EtsForecaster implements Trainer<EtsConfig> {

  @Override
  public ModelKind kind() {
    return ModelKind.FORECAST;
  }

  @Override
  public ForecastModel train(TrainingSet data, EtsConfig config, TrainContext context) {
    String time =
        data.time()
            .orElseThrow(
                () ->
                    new BiException(
                        MlErrors.BAD_TIME,
                        "Series \""
                            + data.target()
                            + "\" has no time column. Name it with"
                            + " TrainingSet.withTime(column)."));
    TimeSeries series = TimeSeries.read(data.rows(), time, data.target());
    return EtsTraining.train(data, series, config, context);
  }
}
