package io.bi4j.ml.internal.ets;

import io.bi4j.core.BiException;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.model.Explanation;
import io.bi4j.core.model.ModelCard;
import io.bi4j.core.model.Prediction;
import io.bi4j.core.model.Prediction.Status;
import io.bi4j.ml.EtsConfig;
import io.bi4j.ml.ForecastModel;
import io.bi4j.ml.internal.Inputs;
import io.bi4j.ml.internal.MlErrors;
import io.bi4j.ml.internal.series.RawTime;
import io.bi4j.ml.internal.series.TimeGrid;
import java.util.List;

/** A fitted series. Keeps parameters and states, not the history. */
public final class EtsModel implements ForecastModel {
  private final ModelCard card;
  private final String time;
  private final TimeGrid grid;
  private final int last;
  private final EtsMixture mixture;
  private final int horizon;
  private final double level;
  private final Schema input;
  private final Schema output;
  private final double[] mean;
  private final EtsOutlook.Band band;

  /**
   * A model.
   *
   * @param card its card
   * @param time the name of the time column
   * @param grid the times of the series
   * @param last the position of the last value on the grid
   * @param mixture the fitted forms
   * @param horizon steps ahead that predict answers
   * @param level probability of the interval that predict gives
   */
  EtsModel(
      ModelCard card,
      String time,
      TimeGrid grid,
      int last,
      EtsMixture mixture,
      int horizon,
      double level) {
    this.card = card;
    this.time = time;
    this.grid = grid;
    this.last = last;
    this.mixture = mixture;
    this.horizon = horizon;
    this.level = level;
    this.input = Schema.of(Field.of(time, grid.type()));
    this.output =
        Schema.of(
            Field.of(Prediction.TIME, grid.type()),
            Field.of(Prediction.MEAN, DataType.FLOAT64),
            Field.of(Prediction.LOW, DataType.FLOAT64),
            Field.of(Prediction.HIGH, DataType.FLOAT64),
            Field.required(Prediction.STATUS, DataType.STRING));
    EtsOutlook outlook = mixture.outlook(horizon);
    this.mean = outlook.mean();
    this.band = outlook.band(level);
  }

  @Override
  public ModelCard card() {
    return card;
  }

  @Override
  public Schema input() {
    return input;
  }

  @Override
  public Schema output() {
    return output;
  }

  String time() {
    return time;
  }

  TimeGrid grid() {
    return grid;
  }

  int last() {
    return last;
  }

  EtsMixture mixture() {
    return mixture;
  }

  int horizon() {
    return horizon;
  }

  double level() {
    return level;
  }

  @Override
  public RecordSet forecast(int steps, double probability) {
    EtsConfig.defaults().withHorizon(steps).withLevel(probability); // checks both
    EtsOutlook outlook = mixture.outlook(steps);
    double[] means = outlook.mean();
    EtsOutlook.Band bounds = outlook.band(probability);
    BatchBuilder rows =
        BatchBuilder.of(
            output.select(
                List.of(Prediction.TIME, Prediction.MEAN, Prediction.LOW, Prediction.HIGH)));
    for (int h = 0; h < steps; h++) {
      setTime(rows, grid.rawAt(last + 1 + h));
      rows.setDouble(1, means[h]).setDouble(2, bounds.low()[h]).setDouble(3, bounds.high()[h]);
      rows.endRow();
    }
    return RecordSet.of(rows.build());
  }

  private void setTime(BatchBuilder rows, long raw) {
    if (grid.type().kind() == Kind.FLOAT64) {
      rows.setDouble(0, Double.longBitsToDouble(raw));
    } else {
      rows.setLong(0, raw);
    }
  }

  @Override
  public RecordBatch predict(RecordBatch rows) {
    Column times = Inputs.column(rows, input.field(0), card.name());
    BatchBuilder result = BatchBuilder.of(output);
    for (int row = 0; row < rows.rowCount(); row++) {
      int step = stepOf(times, row);
      if (!times.isNull(row)) {
        setTime(result, RawTime.at(times, row));
      }
      if (step >= 0) {
        result.setDouble(1, mean[step]);
        result.setDouble(2, band.low()[step]).setDouble(3, band.high()[step]);
      }
      result.setString(4, (step >= 0 ? Status.OK : Status.OUTSIDE_HORIZON).text()).endRow();
    }
    return result.build();
  }

  /** Steps ahead less one, or -1 outside the horizon. */
  private int stepOf(Column times, int row) {
    if (times.isNull(row)) {
      return -1;
    }
    int position = grid.positionOf(RawTime.at(times, row));
    return position > last && position <= last + horizon ? position - last - 1 : -1;
  }

  @Override
  public Explanation explain(RecordBatch row) {
    Inputs.requireOneRow(row);
    Column times = Inputs.column(row, input.field(0), card.name());
    int step = stepOf(times, 0);
    if (step < 0) {
      throw new BiException(
          MlErrors.NO_PREDICTION,
          "Time "
              + times.valueAt(0)
              + " has no forecast ("
              + Status.OUTSIDE_HORIZON.text()
              + "): the coming steps are "
              + grid.label(last + 1)
              + " to "
              + grid.label(last + horizon)
              + ". Ask for one of them, or train with a longer horizon.");
    }
    return EtsParts.explain(mixture, step + 1, mean[step]);
  }
}
