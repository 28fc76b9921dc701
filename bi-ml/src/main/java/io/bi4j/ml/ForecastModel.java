package io.bi4j.ml;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.model.Model;

/**
 * A model of one series. {@link #forecast} gives the coming values in order; {@link #predict}
 * answers for the times of a batch. Immutable and thread-safe.
 *
 * @since 0.1
 */
public interface ForecastModel extends Model {

  /**
   * The coming values.
   *
   * @param horizon steps ahead, 1 to {@value EtsConfig#LONGEST_HORIZON}
   * @param level probability of the interval, in (0, 1)
   * @return rows with columns {@code time} (the type of the series), {@code mean}, {@code low} and
   *     {@code high} (FLOAT64, the unit of the series)
   */
  RecordSet forecast(int horizon, double level);

  /**
   * Forecasts for the times of a batch, which stand in a column named like the time column of the
   * training. Times that are not among the coming steps get the status {@code outside-horizon}.
   */
  @Override
  RecordBatch predict(RecordBatch rows);
}
