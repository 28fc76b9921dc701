package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.infer.CellArena;
import io.bi4j.core.internal.infer.CsvInference;
import io.bi4j.core.internal.infer.InferenceOptions;
import io.bi4j.core.internal.parse.Float64Text;
import io.bi4j.core.internal.parse.Int64Text;
import io.bi4j.core.source.InferenceReport;
import io.bi4j.core.source.InferenceReport.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Counts what the sampled cells of one column hold, and decides its type. */
final class ColumnKinds {
  private static final double TOLERANCE = 0.01;
  private static final int MAX_NULL_WORDS = 3;

  private final String name;
  private final List<String> nullWords;
  private final Serial serial;
  private final CellArena texts = new CellArena();
  private final TreeSet<String> words = new TreeSet<>();
  private long nulls;
  private long errors;
  private long bools;
  private long textCells;
  private long emptyTexts;
  private long whole;
  private long fractions;
  private long dates;
  private long dateTimes;
  private long instants;
  private long times;
  private long durations;

  ColumnKinds(String name, List<String> nullWords, boolean from1904) {
    this.name = name;
    this.nullWords = nullWords;
    this.serial = new Serial(from1904);
  }

  /** Counts rows without a cell in this column. */
  void addNulls(long count) {
    nulls += count;
  }

  /** Counts a cell. */
  void add(SheetRow row, int cell, SharedStrings strings) {
    switch (row.kinds[cell]) {
      case CellKind.NUMBER -> number(row, cell);
      case CellKind.TRUE, CellKind.FALSE -> bools++;
      case CellKind.ERROR -> {
        boolean isNull = nullWords.contains(ShownCell.of(row, cell, strings, serial));
        nulls += isNull ? 1 : 0;
        errors += isNull ? 0 : 1;
      }
      case CellKind.ISO -> iso(row, cell);
      default -> text(ShownCell.of(row, cell, strings, serial));
    }
  }

  private void text(String text) {
    if (nullWords.contains(text)) {
      nulls++;
    } else if (text.isEmpty()) {
      emptyTexts++;
    } else {
      byte[] utf8 = text.getBytes(UTF_8);
      textCells++;
      texts.addCell(utf8, 0, utf8.length, true);
      texts.endRow();
      if (words.size() <= MAX_NULL_WORDS) {
        words.add(text);
      }
    }
  }

  private void iso(SheetRow row, int cell) {
    int length = row.lengths[cell];
    byte last = row.bytes[row.starts[cell] + length - 1];
    if (length == 10) {
      dates++;
    } else if (last == 'Z') {
      instants++;
    } else if (length < 10 || row.bytes[row.starts[cell] + 2] == ':') {
      times++;
    } else {
      dateTimes++;
    }
  }

  private void number(SheetRow row, int cell) {
    int from = row.starts[cell];
    int length = row.lengths[cell];
    CellFormat format = row.format(cell);
    if (!format.isTemporal() || !serial.read(row.bytes, from, length)) {
      boolean isWhole =
          Int64Text.parse(row.bytes, from, length) != Long.MIN_VALUE
              || NumberText.whole(Float64Text.parse(row.bytes, from, length)) != Long.MIN_VALUE;
      whole += isWhole ? 1 : 0;
      fractions += isWhole ? 0 : 1;
      return;
    }
    switch (format) {
      case DURATION -> durations++;
      case INSTANT -> instants++;
      case DATE_TIME -> dateTimes++;
      case TIME -> {
        times += serial.isTimeOfDay() ? 1 : 0;
        dateTimes += serial.isTimeOfDay() ? 0 : 1;
      }
      default -> {
        dates += serial.hasTime() ? 0 : 1;
        dateTimes += serial.hasTime() ? 1 : 0;
      }
    }
  }

  /** What a declared column is reported as. */
  InferenceReport.Column declared(DataType type) {
    return column(type, values(), errors, "Declared.", Optional.empty());
  }

  private long values() {
    return bools + textCells + whole + fractions + temporal();
  }

  private long temporal() {
    return dates + dateTimes + instants + times + durations;
  }

  /** The type, and why. */
  InferenceReport.Column decide() {
    long values = values();
    if (values == 0) {
      return column(
          DataType.STRING,
          emptyTexts,
          errors,
          "No sampled row has a value, so nothing says what it is.",
          Optional.empty());
    }
    long allowed = (long) (TOLERANCE * values);
    if (values - textCells > 0 && textCells <= allowed) {
      return typed(values, allowed);
    }
    return textCells == values ? text() : mixed(typed(values, values));
  }

  /** A type that all cells have but a few, which then are errors of their rows. */
  private InferenceReport.Column typed(long values, long allowed) {
    long numbers = whole + fractions;
    long most = Math.max(numbers, Math.max(bools, temporal()));
    long others = values - most;
    if (others > allowed) {
      return column(DataType.STRING, values, errors, "It mixes kinds of values.", Optional.empty());
    }
    String reason = others == 0 ? "Every value is one." : "All but " + others + " values are one.";
    DataType type = most == numbers ? number() : most == bools ? DataType.BOOL : temporalType();
    return type.equals(DataType.STRING)
        ? column(type, values, errors, "It mixes dates with other times.", Optional.empty())
        : column(type, most, others + errors, reason, Optional.empty());
  }

  private DataType number() {
    return fractions == 0 ? DataType.INT64 : DataType.FLOAT64;
  }

  private DataType temporalType() {
    if (durations + times == 0) {
      boolean zoned = instants > 0 && instants == temporal();
      return zoned
          ? DataType.TIMESTAMP
          : instants > 0
              ? DataType.STRING
              : dateTimes > 0 ? DataType.LOCAL_DATETIME : DataType.DATE;
    }
    if (times == temporal()) {
      return DataType.TIME;
    }
    return durations == temporal() ? DataType.DURATION : DataType.STRING;
  }

  /** Text between values of another type: perhaps words for null. */
  private InferenceReport.Column mixed(InferenceReport.Column other) {
    boolean few = words.size() <= MAX_NULL_WORDS && textCells * 2 <= values();
    boolean known = !other.type().equals(DataType.STRING);
    String shown =
        words.stream()
            .limit(MAX_NULL_WORDS)
            .map(ColumnKinds::quoted)
            .collect(Collectors.joining(", "));
    return column(
        DataType.STRING,
        values(),
        errors,
        textCells + " of " + values() + " values are text, for example " + shown + ".",
        few && known
            ? Optional.of(new Suggestion("nullWords(" + shown + ")", nonText()))
            : Optional.empty());
  }

  private DataType nonText() {
    return whole + fractions > 0 ? number() : bools > 0 ? DataType.BOOL : temporalType();
  }

  /** Only text: values that all read as another type are text until an option says otherwise. */
  private InferenceReport.Column text() {
    InferenceReport.Column read =
        CsvInference.infer("", List.of(name), texts, 0, InferenceOptions.NONE, List.of())
            .report()
            .columns()
            .get(0);
    boolean readable = !read.type().equals(DataType.STRING) && read.format().isEmpty();
    Optional<Suggestion> suggestion =
        readable
            ? Optional.of(
                new Suggestion(
                    "type(" + quoted(name) + ", DataType." + read.type() + ")", read.type()))
            : Optional.empty();
    String reason =
        readable
            ? "Its cells are text, though all read as " + read.type() + "."
            : "Values are text.";
    return column(DataType.STRING, textCells + emptyTexts, errors, reason, suggestion);
  }

  private static String quoted(String text) {
    return '"' + XlsxErrors.shown(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private InferenceReport.Column column(
      DataType type,
      long matching,
      long mismatching,
      String reason,
      Optional<Suggestion> suggestion) {
    long absent = type.equals(DataType.STRING) ? nulls : nulls + emptyTexts;
    return new InferenceReport.Column(
        name, type, matching, mismatching, absent, Optional.empty(), reason, suggestion);
  }
}
