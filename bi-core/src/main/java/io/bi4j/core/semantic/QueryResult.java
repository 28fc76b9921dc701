package io.bi4j.core.semantic;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.RecordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query: rows, and what is needed to explain and check them. Immutable.
 *
 * @since 0.1
 */
public final class QueryResult {
  private final MetricQuery query;
  private final RecordSet rows;
  private final List<Column> columns;
  private final @Nullable TimeSpan time;
  private final @Nullable TimeSpan baseline;
  private final List<String> notes;

  private QueryResult(Builder builder) {
    this.query = builder.query;
    this.rows = builder.rows;
    this.columns = List.copyOf(builder.columns);
    this.time = builder.time;
    this.baseline = builder.baseline;
    this.notes = List.copyOf(builder.notes);
  }

  /** What a column holds. */
  public enum Role {
    /** A key that rows were grouped by. */
    KEY,
    /** A measure. */
    MEASURE,
    /** A measure in the time compared with. */
    BEFORE,
    /** A measure minus what it was before. */
    CHANGE,
    /** That change over the value before. */
    CHANGE_RATIO,
    /** A calculation. */
    CALC
  }

  /**
   * A column of the rows.
   *
   * @param name its name
   * @param role what it holds
   * @param of the dimension or measure that it shows
   * @param unit what its numbers count; NONE for keys
   */
  public record Column(String name, Role role, String of, Unit unit) {
    public Column {
      requireNonNull(name, "name");
      requireNonNull(role, "role");
      requireNonNull(of, "of");
      requireNonNull(unit, "unit");
    }
  }

  /** A builder, for engines. */
  public static Builder builder(MetricQuery query, RecordSet rows) {
    return new Builder(query, rows);
  }

  /** What was asked. */
  public MetricQuery query() {
    return query;
  }

  /** The rows, one a group. */
  public RecordSet rows() {
    return rows;
  }

  /** What the columns of the rows hold, in their order. */
  public List<Column> columns() {
    return columns;
  }

  /** From when to when the query went, if it named a time. */
  public Optional<TimeSpan> time() {
    return Optional.ofNullable(time);
  }

  /** The time compared with. */
  public Optional<TimeSpan> baseline() {
    return Optional.ofNullable(baseline);
  }

  /** What a reader of the numbers should know. */
  public List<String> notes() {
    return notes;
  }

  /** The query as text, with the times that relative ranges came to. */
  public String provenance() {
    StringBuilder text = new StringBuilder(query.toString());
    if (time != null) {
      text.append(" [").append(time);
      text.append(baseline == null ? "" : " against " + baseline).append(']');
    }
    return text.toString();
  }

  /** A short hash of all cells: equal results have equal hashes on every machine. */
  public String hash() {
    StringBuilder text = new StringBuilder(rows.schema().toString());
    rows.rows()
        .forEach(
            row -> {
              text.append('\n');
              for (int c = 0; c < rows.schema().columnCount(); c++) {
                String cell = String.valueOf(row.get(c));
                text.append(cell.length()).append(':').append(cell);
              }
            });
    return QueryText.hash(text.toString());
  }

  /** The query, the rows as a table, and the notes. */
  public String show() {
    StringBuilder text = new StringBuilder(provenance()).append('\n').append(rows.show());
    notes.forEach(note -> text.append("Note: ").append(note).append('\n'));
    return text.toString();
  }

  @Override
  public String toString() {
    return "QueryResult(" + provenance() + ": " + rows.rowCount() + " rows)";
  }

  /** Collects the parts of a result. Confined to one thread. */
  public static final class Builder {
    private final MetricQuery query;
    private final RecordSet rows;
    private final List<Column> columns = new ArrayList<>();
    private @Nullable TimeSpan time;
    private @Nullable TimeSpan baseline;
    private final List<String> notes = new ArrayList<>();

    private Builder(MetricQuery query, RecordSet rows) {
      this.query = requireNonNull(query, "query");
      this.rows = requireNonNull(rows, "rows");
    }

    /** Says what the next column holds. */
    public Builder column(Column column) {
      columns.add(requireNonNull(column, "column"));
      return this;
    }

    /** From when to when the query went. */
    public Builder time(TimeSpan span) {
      time = requireNonNull(span, "span");
      return this;
    }

    /** The time compared with. */
    public Builder baseline(TimeSpan span) {
      baseline = requireNonNull(span, "span");
      return this;
    }

    /** Adds a note. */
    public Builder note(String note) {
      notes.add(requireNonNull(note, "note"));
      return this;
    }

    /**
     * The result.
     *
     * @throws IllegalStateException when columns were not all described
     */
    public QueryResult build() {
      if (!columns.stream().map(Column::name).toList().equals(rows.schema().names())) {
        throw new IllegalStateException(
            "The rows have columns "
                + rows.schema().names()
                + " but "
                + columns
                + " are described.");
      }
      return new QueryResult(this);
    }
  }
}
