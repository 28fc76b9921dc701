package io.bi4j.core.internal.jdbc;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.DataType.MoneyType;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.exec.CellFaults;
import io.bi4j.core.internal.exec.RowErrors;
import io.bi4j.core.internal.vector.Vector;
import io.bi4j.core.spi.Read;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.spi.Split;
import io.bi4j.core.state.SplitPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one split in a transaction of its own. Nothing is open before the first read. */
public final class JdbcReader implements RecordReader, CellFaults {
  private final JdbcSettings settings;
  private final ReadTask task;
  private final @Nullable SplitPosition from;
  private final OpenRead read;
  private List<JdbcColumn> columns = List.of();
  private List<CellReader> readers = List.of();
  private List<JdbcColumn> key = List.of();
  private Schema schema = Schema.of();
  private List<CellFault> faults = List.of();
  private boolean ended;

  public JdbcReader(JdbcSettings settings, Split split, @Nullable SplitPosition from) {
    this.settings = settings;
    this.task = ReadTask.parse(split.id());
    this.from = from;
    this.read = new OpenRead(settings);
  }

  /** What is read. */
  public JdbcSettings settings() {
    return settings;
  }

  @Override
  public Read read() {
    if (!faults.isEmpty()) {
      throw unclaimed();
    }
    if (ended || RowPosition.isEnd(from)) {
      return new Read.End();
    }
    return read.run(
        () -> {
          if (!read.isOpen()) {
            open();
          }
          return next();
        });
  }

  private void open() throws SQLException {
    JdbcShape whole = JdbcShape.of(settings, read.connect());
    JdbcShape shape = task.columns().isEmpty() ? whole : whole.select(task.columns());
    columns = shape.columns();
    schema = shape.schema();
    List<JdbcColumn> found =
        settings.ordered
            ? whole.key().stream().map(name -> whole.column(settings, name)).toList()
            : List.of();
    boolean usable = found.stream().allMatch(column -> ValueText.isPossible(column.type()));
    key = usable ? found : List.of();
    read.execute(select(whole));
  }

  private SqlText select(JdbcShape shape) {
    List<String> selected = new ArrayList<>();
    columns.forEach(column -> selected.add(column.expression()));
    key.forEach(column -> selected.add(column.expression()));
    List<CellReader> all = new ArrayList<>();
    for (JdbcColumn column : columns) {
      if (column.reader() instanceof MoneyCells money && money.money().inColumn()) {
        MoneyType type = money.money();
        selected.add(shape.column(settings, type.currency()).expression());
        all.add(money.at(selected.size()));
      } else {
        all.add(column.reader());
      }
    }
    readers = List.copyOf(all);
    SqlText sql =
        SqlText.of("SELECT " + String.join(", ", selected) + " FROM ")
            .add(settings.relation.sql(), settings.relation.parameters())
            .where(conditions(shape));
    if (!key.isEmpty()) {
      sql.add(
          " ORDER BY "
              + String.join(", ", key.stream().map(c -> Dialect.quoted(c.name())).toList()));
    }
    return task.limit() < 0 ? sql : sql.add(" LIMIT " + task.limit());
  }

  private List<SqlText> conditions(JdbcShape shape) {
    List<SqlText> conditions = new ArrayList<>();
    if (task.filter() != null) {
      conditions.addAll(
          JdbcFilter.of(Optional.of(Exprs.parse(task.filter())), shape, task.columns())
              .conditions());
    }
    if (task.window() != null && settings.cursor != null) {
      JdbcCursor cursor = new JdbcCursor(settings, shape, settings.cursor);
      conditions.addAll(cursor.conditions(task.window()));
    }
    if (task.range() != null && settings.splitColumn != null) {
      Splitter splitter = new Splitter(settings, shape, settings.splitColumn, List.of());
      conditions.addAll(splitter.conditions(task.range()));
    }
    if (from != null) {
      conditions.add(RowPosition.condition(from, key, settings.relation.describe()));
    }
    return conditions;
  }

  private Read next() throws SQLException {
    Vector[] vectors =
        columns.stream().map(column -> Vector.of(column.type())).toArray(Vector[]::new);
    List<CellFault> found = new ArrayList<>();
    ResultSet result = read.result();
    SplitPosition position = RowPosition.end();
    int rows = 0;
    boolean full = false;
    while (!full && result.next()) {
      row(result, vectors, rows++, found);
      full = rows == RecordBatch.MAX_ROWS || isFull(vectors, rows);
      if (full) {
        position = position(result);
      }
    }
    ended = !full;
    if (rows == 0) {
      return new Read.End();
    }
    faults = found;
    List<Column> batch = new ArrayList<>(vectors.length);
    for (Vector vector : vectors) {
      batch.add(vector.column());
    }
    return new Read.Batch(RecordBatch.of(schema, batch), position);
  }

  /** The place after the present row. */
  private SplitPosition position(ResultSet result) throws SQLException {
    if (key.isEmpty()) {
      return RowPosition.nowhere();
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      JdbcColumn column = key.get(i);
      Object value =
          SingleCell.read(result, columns.size() + i + 1, column, "A value of key column");
      if (value == null) {
        throw new BiException(
            CoreErrors.BAD_VALUE,
            "Key column \""
                + column.name()
                + "\" of "
                + settings.relation.describe()
                + " holds a null, so it does not tell rows apart. Name another key, or read"
                + " unordered().");
      }
      values.add(value);
    }
    return RowPosition.after(values);
  }

  private void row(ResultSet result, Vector[] vectors, int row, List<CellFault> found)
      throws SQLException {
    for (int c = 0; c < vectors.length; c++) {
      Vector vector = vectors[c];
      String problem = CellFault.tryRead(readers.get(c), result, c + 1, vector);
      if (problem != null) {
        vector.appendNull();
        found.add(new CellFault(row, c, problem));
      }
    }
  }

  private static boolean isFull(Vector[] vectors, int rows) {
    if ((rows & 255) != 0 || rows == 0) {
      return false;
    }
    long bytes = 0;
    for (Vector vector : vectors) {
      bytes += vector.retainedBytes();
    }
    return bytes >= RecordBatch.MAX_BYTES;
  }

  @Override
  public void report(RowErrors errors) {
    for (CellFault fault : faults) {
      errors.add(fault.row(), fault.column(), CoreErrors.BAD_VALUE, fault.reason());
    }
    faults = List.of();
  }

  /** Whoever reads without asking for the faults would take the nulls in their place for real. */
  private BiException unclaimed() {
    CellFault first = faults.get(0);
    return new BiException(
        CoreErrors.BAD_VALUE,
        "A cell of column \""
            + columns.get(first.column()).name()
            + "\" of "
            + settings.relation.describe()
            + " cannot be read as "
            + columns.get(first.column()).type()
            + ": "
            + first.reason()
            + ". Mend it, or read the column as another type with type(...).");
  }

  @Override
  public void cancel() {
    read.cancel();
  }

  @Override
  public void close() {
    ended = true;
    faults = List.of();
    read.close();
  }
}
