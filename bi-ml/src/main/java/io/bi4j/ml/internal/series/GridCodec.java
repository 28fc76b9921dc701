package io.bi4j.ml.internal.series;

import io.bi4j.core.data.DataType;
import io.bi4j.ml.internal.codec.ModelFile;
import io.bi4j.ml.internal.codec.ModelInput;
import io.bi4j.ml.internal.codec.ModelOutput;
import java.util.List;

/** Grids as bytes and back. */
public final class GridCodec {
  private static final int MONTHS = 1;
  private static final int DAYS = 2;
  private static final int WORKDAYS = 3;
  private static final int STEPS = 4;
  private static final int REAL = 5;
  private static final List<DataType> TYPES =
      List.of(DataType.DATE, DataType.TIMESTAMP, DataType.LOCAL_DATETIME, DataType.INT64);

  private GridCodec() {}

  /** Writes a grid. */
  public static void write(TimeGrid grid, ModelOutput out) {
    if (grid instanceof RealGrid real) {
      out.writeInt(REAL).writeDouble(real.first()).writeDouble(real.distance());
      return;
    }
    int type = TYPES.indexOf(grid.type());
    if (grid instanceof MonthGrid months) {
      out.writeInt(MONTHS).writeInt(type).writeLong(months.first());
      out.writeInt(months.months()).writeInt(months.dayOfMonth());
    } else if (grid instanceof DayGrid days) {
      out.writeInt(DAYS).writeInt(type).writeLong(days.first()).writeLong(days.days());
    } else if (grid instanceof WorkdayGrid workdays) {
      out.writeInt(WORKDAYS).writeInt(type).writeLong(workdays.first());
    } else if (grid instanceof StepGrid steps) {
      out.writeInt(STEPS).writeInt(type).writeLong(steps.first()).writeLong(steps.distance());
    } else {
      throw new IllegalArgumentException("No bytes for grid " + grid);
    }
  }

  /** Reads a grid. */
  public static TimeGrid read(ModelInput in) {
    int kind = in.readInt(MONTHS, REAL, "the kind of grid");
    try {
      if (kind == REAL) {
        return new RealGrid(in.readDouble("the first time"), in.readDouble("the step"));
      }
      DataType type = TYPES.get(in.readInt(0, TYPES.size() - 1, "the type of time"));
      long first = in.readLong();
      return switch (kind) {
        case MONTHS -> new MonthGrid(type, first, in.readInt(), in.readInt());
        case DAYS -> new DayGrid(type, first, in.readLong());
        case WORKDAYS -> new WorkdayGrid(type, first);
        default -> new StepGrid(type, first, in.readLong());
      };
    } catch (IllegalArgumentException e) {
      throw ModelFile.bad("their times cannot be: " + e.getMessage());
    }
  }
}
