package io.bi4j.core.internal.jdbc;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.jdbc.ReadTask.Range;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Vector;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Cuts a relation into ranges of a column that hold about as many rows each. The outer ranges are
 * open and rows without a value have a range of their own, so that no row is missed, whatever is
 * written meanwhile.
 *
 * <p>Borders are quantiles of a sample of {@value #SAMPLE} values, so that skewed values make even
 * ranges; where the database cannot sample, or the host asks for it, they lie evenly between least
 * and greatest.
 */
final class Splitter {
  static final int SAMPLE = 10_000;

  private final JdbcSettings settings;
  private final JdbcColumn column;
  private final Dialect dialect;
  private final List<SqlText> conditions;

  Splitter(JdbcSettings settings, JdbcShape shape, String name, List<SqlText> conditions) {
    this.settings = settings;
    this.column = shape.column(settings, name);
    this.dialect = shape.dialect();
    this.conditions = conditions;
    boolean dateAsText =
        dialect == SqliteDialect.INSTANCE
            && column.type().isLongBacked()
            && column.type().kind() != DataType.Kind.INT64
            && column.type().kind() != DataType.Kind.DATE;
    boolean possible =
        (column.type().isLongBacked() && column.type().kind() != DataType.Kind.DURATION)
            || column.type().kind() == DataType.Kind.DECIMAL;
    if (!possible || dateAsText) {
      throw new BiException(
          CoreErrors.BAD_TYPE,
          "Column \""
              + name
              + "\" is "
              + column.type()
              + " in "
              + dialect.name()
              + "; splits need a number or a date. Split by another column.");
    }
  }

  /** The ranges; one that holds everything when there is nothing to cut. */
  List<Range> ranges(Connection connection, int count) throws SQLException {
    List<BigDecimal> borders =
        settings.evenRanges ? even(connection, count) : sampled(connection, count);
    if (borders.isEmpty()) {
      return List.of();
    }
    List<Range> ranges = new ArrayList<>();
    String from = null;
    for (BigDecimal border : borders) {
      String to = text(border);
      ranges.add(new Range(from, to, false));
      from = to;
    }
    ranges.add(new Range(from, null, false));
    if (column.nullable()) {
      ranges.add(new Range(null, null, true));
    }
    return ranges;
  }

  private List<BigDecimal> sampled(Connection connection, int count) throws SQLException {
    String name = Dialect.quoted(column.name());
    SqlText counting = select("count(" + name + ")");
    long rows =
        counting.query(connection, dialect, result -> result.next() ? result.getLong(1) : 0);
    double share = rows <= SAMPLE ? 1 : (double) SAMPLE / rows;
    Optional<String> random = dialect.randomly(share);
    if (share < 1 && random.isEmpty()) {
      return even(connection, count);
    }
    List<SqlText> where = new ArrayList<>(conditions);
    where.add(SqlText.of(name + " IS NOT NULL"));
    if (share < 1) {
      where.add(SqlText.of(random.orElseThrow()));
    }
    List<BigDecimal> values =
        SqlText.of("SELECT " + column.expression() + " FROM ")
            .add(settings.relation.sql(), settings.relation.parameters())
            .where(where)
            .query(connection, dialect, this::values);
    Collections.sort(values);
    TreeSet<BigDecimal> borders = new TreeSet<>();
    for (int i = 1; i < count && !values.isEmpty(); i++) {
      borders.add(values.get((int) ((long) values.size() * i / count)));
    }
    if (!values.isEmpty()) {
      borders.remove(values.get(0));
    }
    return List.copyOf(borders);
  }

  private SqlText select(String what) {
    return SqlText.of("SELECT " + what + " FROM ")
        .add(settings.relation.sql(), settings.relation.parameters())
        .where(conditions);
  }

  /** Cells that do not fit are in a range all the same; as borders they are left out. */
  private List<BigDecimal> values(ResultSet result) throws SQLException {
    List<BigDecimal> values = new ArrayList<>();
    Vector vector = Vector.of(column.type());
    while (result.next()) {
      vector.clear();
      if (CellFault.tryRead(column.reader(), result, 1, vector) == null && !vector.isNull(0)) {
        values.add(number(vector));
      }
    }
    return values;
  }

  private static BigDecimal number(Vector vector) {
    return vector instanceof LongVector longs
        ? BigDecimal.valueOf(longs.longAt(0))
        : (BigDecimal) java.util.Objects.requireNonNull(((Column) vector).valueAt(0));
  }

  private List<BigDecimal> even(Connection connection, int count) throws SQLException {
    String name = Dialect.quoted(column.name());
    List<BigDecimal> ends = new ArrayList<>();
    for (String what : List.of("min(" + name + ")", "max(" + name + ")")) {
      ends.addAll(select(what).query(connection, dialect, this::values));
    }
    if (ends.size() < 2 || ends.get(0).compareTo(ends.get(1)) >= 0) {
      return List.of();
    }
    BigDecimal least = ends.get(0);
    BigDecimal width = ends.get(1).subtract(least);
    int scale = column.type() instanceof DataType.DecimalType decimal ? decimal.scale() : 0;
    TreeSet<BigDecimal> borders = new TreeSet<>();
    for (int i = 1; i < count; i++) {
      borders.add(
          least.add(
              width
                  .multiply(BigDecimal.valueOf(i))
                  .divide(BigDecimal.valueOf(count), scale, RoundingMode.CEILING)));
    }
    borders.remove(least);
    return List.copyOf(borders);
  }

  private String text(BigDecimal border) {
    if (column.type().kind() == DataType.Kind.DECIMAL) {
      return border.toPlainString();
    }
    return ValueText.of(
        io.bi4j.core.internal.vector.Times.boxed(column.type().kind(), border.longValueExact()));
  }

  /** The conditions of a range. */
  List<SqlText> conditions(Range range) {
    String name = Dialect.quoted(column.name());
    List<SqlText> all = new ArrayList<>();
    if (range.nulls()) {
      all.add(SqlText.of(name + " IS NULL"));
    }
    if (range.from() != null) {
      all.add(new SqlText().add(name + " >= ?", ValueText.parse(column.type(), range.from())));
    }
    if (range.to() != null) {
      all.add(new SqlText().add(name + " < ?", ValueText.parse(column.type(), range.to())));
    }
    return all;
  }
}
