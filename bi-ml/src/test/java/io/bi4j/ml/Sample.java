package io.bi4j.ml;

import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import java.time.LocalDate;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Small series as records. */
public final class Sample {
  /** Box and Jenkins' airline passengers in thousands, monthly from 1949 (R: AirPassengers). */
  public static final double[] AIR_PASSENGERS = {
    112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170,
    170, 158, 133, 114, 140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180,
    193, 181, 183, 218, 230, 242, 209, 191, 172, 194, 196, 196, 236, 235, 229, 243, 264, 272, 237,
    211, 180, 201, 204, 188, 235, 227, 234, 264, 302, 293, 259, 229, 203, 229, 242, 233, 267, 269,
    270, 315, 364, 347, 312, 274, 237, 278, 284, 277, 317, 313, 318, 374, 413, 405, 355, 306, 271,
    306, 315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336, 340, 318, 362, 348, 363, 435,
    491, 505, 404, 359, 310, 337, 360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405, 417,
    391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432
  };

  private Sample() {}

  /** One row per value; NaN becomes null. */
  public static RecordSet series(
      DataType timeType, IntFunction<@Nullable Object> time, double... values) {
    BatchBuilder rows =
        BatchBuilder.of(Schema.of(Field.of("when", timeType), Field.of("sales", DataType.FLOAT64)));
    for (int i = 0; i < values.length; i++) {
      rows.addRow(time.apply(i), Double.isNaN(values[i]) ? null : values[i]);
    }
    return RecordSet.of(rows.build());
  }

  /** The airline passengers with the first day of each month. */
  public static RecordSet airPassengers() {
    return monthly(AIR_PASSENGERS);
  }

  /** Values with the first day of each month from January 1949 on. */
  public static RecordSet monthly(double... values) {
    return series(DataType.DATE, i -> LocalDate.of(1949, 1, 1).plusMonths(i), values);
  }
}
