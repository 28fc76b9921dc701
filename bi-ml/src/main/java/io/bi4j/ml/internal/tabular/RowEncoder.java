package io.bi4j.ml.internal.tabular;

import io.bi4j.core.data.Column;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.model.Prediction.Status;
import io.bi4j.ml.internal.Inputs;
import java.util.List;

/** Turns rows into vectors, column after column. Immutable. */
public final class RowEncoder {
  private final List<ColumnCode> codes;
  private final Schema input;
  private final int width;

  /** An encoder of these columns. */
  public RowEncoder(List<ColumnCode> codes) {
    this.codes = List.copyOf(codes);
    this.input =
        Schema.of(codes.stream().map(code -> Field.of(code.column(), code.type())).toList());
    this.width = codes.stream().mapToInt(ColumnCode::width).sum();
  }

  /** The columns in order. */
  public List<ColumnCode> codes() {
    return codes;
  }

  /** The columns that are read. */
  public Schema input() {
    return input;
  }

  /** The length of a vector. */
  public int width() {
    return width;
  }

  /**
   * The columns of a batch in the order of the codes.
   *
   * @throws io.bi4j.core.BiException when one is missing or has another type
   */
  public List<Column> columns(RecordBatch rows, String model) {
    return input.fields().stream().map(field -> Inputs.column(rows, field, model)).toList();
  }

  /** Writes the vector of a row; the status is the worst of its cells. */
  public Status encode(List<Column> columns, int row, double[] target) {
    Status worst = Status.OK;
    int at = 0;
    for (int c = 0; c < codes.size(); c++) {
      Status status = codes.get(c).encode(columns.get(c), row, target, at);
      worst = status.compareTo(worst) > 0 ? status : worst;
      at += codes.get(c).width();
    }
    return worst;
  }
}
