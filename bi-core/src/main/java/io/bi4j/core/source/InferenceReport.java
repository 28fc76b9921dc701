package io.bi4j.core.source;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was inferred about a file and why: shape, encoding, and for each column its type, how many
 * sampled cells support it, and which option decides otherwise. Printed, it is a table for people.
 *
 * <p>What the sample does not decide is not guessed: such a column stays text, and its {@link
 * Column#suggestion()} names the option that says what is meant.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class InferenceReport {
  private final String source;
  private final long sampledRows;
  private final List<Column> columns;
  private final List<String> notes;

  private InferenceReport(
      String source, long sampledRows, List<Column> columns, List<String> notes) {
    this.source = requireNonNull(source, "source");
    this.sampledRows = sampledRows;
    this.columns = List.copyOf(columns);
    this.notes = List.copyOf(notes);
  }

  /**
   * A report.
   *
   * @param source the name of the file
   * @param sampledRows how many rows the types rest on
   * @param notes sentences about the file as a whole, for example its delimiter
   */
  public static InferenceReport of(
      String source, long sampledRows, List<Column> columns, List<String> notes) {
    return new InferenceReport(source, sampledRows, columns, notes);
  }

  /** The name of the file. */
  public String source() {
    return source;
  }

  /** How many rows the types rest on. */
  public long sampledRows() {
    return sampledRows;
  }

  /** The columns in the order of the file. */
  public List<Column> columns() {
    return columns;
  }

  /** Sentences about the file as a whole: encoding, delimiter, header, ragged rows. */
  public List<String> notes() {
    return notes;
  }

  /**
   * The column with this name.
   *
   * @throws io.bi4j.core.BiException {@code core/unknown-column} listing the names there are
   */
  public Column column(String name) {
    return columns.get(schema().ordinal(name));
  }

  /** The inferred fields; all may be null. */
  public Schema schema() {
    return Schema.of(columns.stream().map(c -> Field.of(c.name(), c.type())).toList());
  }

  /** The columns whose type an option could change. */
  public List<Column> undecided() {
    return columns.stream().filter(c -> c.suggestion().isPresent()).toList();
  }

  /** One line per column, then the notes. */
  @Override
  public String toString() {
    String lines = columns.stream().map(Column::toString).collect(Collectors.joining("\n  "));
    String rest = notes.stream().map(note -> "\n" + note).collect(Collectors.joining());
    return source
        + ": "
        + columns.size()
        + " columns from "
        + sampledRows
        + " sampled rows\n  "
        + lines
        + rest;
  }

  /**
   * What was inferred about one column.
   *
   * @param name the column's name
   * @param type the type chosen
   * @param matching sampled cells that are not null and of that type
   * @param mismatching sampled cells that are not null and not of that type
   * @param nulls sampled cells that are null
   * @param format how values are written when not the default way, for example {@code dd/MM/yyyy}
   * @param reason one sentence: why this type
   * @param suggestion the option that would give another type, when there is one
   * @since 0.1
   */
  public record Column(
      String name,
      DataType type,
      long matching,
      long mismatching,
      long nulls,
      Optional<String> format,
      String reason,
      Optional<Suggestion> suggestion) {
    public Column {
      requireNonNull(name, "name");
      requireNonNull(type, "type");
      requireNonNull(format, "format");
      requireNonNull(reason, "reason");
      requireNonNull(suggestion, "suggestion");
    }

    @Override
    public String toString() {
      String pattern = format.map(f -> " written " + f).orElse("");
      String option =
          suggestion.map(s -> " With " + s.option() + " it would be " + s.type() + ".").orElse("");
      return name
          + ": "
          + type
          + pattern
          + " ("
          + matching
          + " values, "
          + nulls
          + " nulls"
          + (mismatching == 0 ? "" : ", " + mismatching + " others")
          + "). "
          + reason
          + option;
    }
  }

  /**
   * An option of the reader and what it would change.
   *
   * @param option the call to make, for example {@code nullWords("NA")}
   * @param type the type that the column would get
   * @since 0.1
   */
  public record Suggestion(String option, DataType type) {
    public Suggestion {
      requireNonNull(option, "option");
      requireNonNull(type, "type");
    }
  }
}
