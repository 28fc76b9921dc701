package io.bi4j.core.internal.infer;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.parse.CellText;
import io.bi4j.core.internal.parse.DatePattern;
import io.bi4j.core.internal.parse.NumberStyle;
import io.bi4j.core.source.InferenceReport;
import io.bi4j.core.source.InferenceReport.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides the type of one column from its tally and the conventions of the file. */
final class ColumnTyper {
  /** Below this share of misses a report says which type the column nearly has. */
  private static final double NEARLY = 0.2;

  private final ColumnTally tally;
  private final FileConventions conventions;
  private final SampleCells sample;
  private final int firstRow;
  private final int columns;
  private final boolean trim;

  ColumnTyper(
      ColumnTally tally,
      FileConventions conventions,
      SampleCells sample,
      int firstRow,
      int columns,
      boolean trim) {
    this.tally = tally;
    this.conventions = conventions;
    this.sample = sample;
    this.firstRow = firstRow;
    this.columns = columns;
    this.trim = trim;
  }

  /** A type, how values are written, and why. */
  record Verdict(
      InferenceReport.Column column,
      @Nullable NumberStyle numbers,
      @Nullable DatePattern datePattern) {}

  Verdict decide() {
    if (tally.isDeclaredNumber()) {
      return declaredNumber();
    }
    if (tally.cells() == 0) {
      return text(noValues(), Optional.empty());
    }
    for (Family family : tally.families()) {
      List<Reading> fitting = family.fitting(tally.allowedMisses());
      if (!fitting.isEmpty()) {
        return decide(family, fitting);
      }
    }
    return text(whyText(), isLocalAndZoned() ? Optional.of(zone()) : nearly());
  }

  /** A number whatever stands in its cells; the cells say of which type. */
  private Verdict declaredNumber() {
    Family numbers = tally.numbers;
    int misses = numbers.fewestMisses();
    Reading.Numeral reading = (Reading.Numeral) numbers.fitting(misses).get(0);
    Verdict verdict = number(reading, misses + tally.nullLikeCells(), false);
    boolean decided = misses < tally.cells() && verdict.column().type().isNumeric();
    return decided
        ? verdict
        : new Verdict(
            column(
                DataType.FLOAT64,
                misses + tally.nullLikeCells(),
                Optional.of(reading.style().toString()),
                "Declared to hold numbers."),
            reading.style(),
            null);
  }

  private String noValues() {
    return tally.nullLike().isEmpty()
        ? "No sampled row has a value, so nothing says what it is."
        : "No sampled row has a value besides " + nullLikeWords() + ".";
  }

  private Verdict decide(Family family, List<Reading> fitting) {
    boolean ambiguous = family.isAmbiguous(fitting);
    List<Reading> following = conventions.following(fitting);
    if (following.isEmpty()) {
      return text(
          "Its numbers are not written like those of the other columns ("
              + conventions.numbers()
              + ").",
          Optional.of(ownStyle(family, fitting)));
    }
    if (ambiguous && family.isAmbiguous(following)) {
      return ambiguous(different(family, following));
    }
    Verdict verdict = typed(family, following.get(0), ambiguous);
    return tally.nullLike().isEmpty() ? verdict : onlyWithNullWords(verdict);
  }

  private Suggestion ownStyle(Family family, List<Reading> fitting) {
    String options =
        different(family, fitting).stream()
            .map(r -> OptionText.numberFormat(tally.name, ((Reading.Numeral) r).style()))
            .collect(Collectors.joining(" or "));
    return new Suggestion(options, typed(family, fitting.get(0), false).column().type());
  }

  /** Of readings that agree on every value the first. */
  private static List<Reading> different(Family family, List<Reading> readings) {
    List<Reading> different = new ArrayList<>();
    for (Reading reading : readings) {
      if (different.stream().allMatch(d -> family.isAmbiguous(List.of(d, reading)))) {
        different.add(reading);
      }
    }
    return different;
  }

  private Verdict ambiguous(List<Reading> readings) {
    String options =
        readings.stream().map(this::option).distinct().collect(Collectors.joining(" or "));
    boolean numbers = readings.get(0) instanceof Reading.Numeral;
    String reason =
        numbers
            ? "The sample does not show whether a separator stands before a fraction or between"
                + " thousands."
            : "The sample does not show whether the day or the month comes first.";
    return text(reason, Optional.of(new Suggestion(options, readings.get(0).type())));
  }

  private String option(Reading reading) {
    return reading instanceof Reading.Pattern pattern
        ? OptionText.datePattern(tally.name, written(pattern).toString())
        : OptionText.numbers(tally.name, ((Reading.Numeral) reading).style());
  }

  /** A typed column whose null words are still text: the option that makes them null decides. */
  private Verdict onlyWithNullWords(Verdict typed) {
    String reason =
        tally.nullLikeCells()
            + " cells are "
            + nullLikeWords()
            + ", which is text unless an option"
            + " says it is null.";
    return text(
        reason,
        Optional.of(
            new Suggestion(
                OptionText.nullWords(tally.nullLike().keySet()), typed.column().type())));
  }

  private String nullLikeWords() {
    return tally.nullLike().keySet().stream()
        .map(OptionText::quoted)
        .collect(Collectors.joining(" or "));
  }

  private Verdict typed(Family family, Reading reading, boolean byOthers) {
    int misses = family.misses(reading);
    if (reading instanceof Reading.Numeral number) {
      return number(number, misses, byOthers);
    }
    if (reading instanceof Reading.Pattern pattern) {
      DatePattern written = written(pattern);
      String reason =
          byOthers
              ? "Other columns show whether the day or the month comes first."
              : "Every value is a date of this pattern and of no other.";
      return new Verdict(
          column(tally.located(pattern.type()), misses, Optional.of(written.toString()), reason),
          null,
          written);
    }
    String reason = misses == 0 ? "Every value is one." : "All but " + misses + " values are one.";
    return new Verdict(column(reading.type(), misses, Optional.empty(), reason), null, null);
  }

  private Verdict number(Reading.Numeral reading, int misses, boolean byOthers) {
    NumberShape shape = shape(reading);
    Optional<String> format =
        reading.style().isPlain() ? Optional.empty() : Optional.of(reading.style().toString());
    String how = byOthers ? " Other columns show how numbers are written." : "";
    if (shape.isWhole()) {
      return new Verdict(
          column(DataType.INT64, misses, format, "Every value is a whole number." + how),
          reading.style(),
          null);
    }
    if (shape.isExactDouble()) {
      return new Verdict(
          column(DataType.FLOAT64, misses, format, "Every value is a number." + how),
          reading.style(),
          null);
    }
    if (shape.fitsDecimal()) {
      DataType decimal = DataType.decimal(38, shape.scale());
      return new Verdict(
          column(decimal, misses, format, "A double would change some digits." + how),
          reading.style(),
          null);
    }
    return text(
        "Its numbers have more digits than a double or 38 digits hold.",
        Optional.of(
            new Suggestion(OptionText.type(tally.name, DataType.FLOAT64), DataType.FLOAT64)));
  }

  private NumberShape shape(Reading.Numeral reading) {
    NumberShape shape = new NumberShape();
    forEachCell(
        (bytes, from, length) -> {
          if (reading.read(bytes, from, length) != CellText.INVALID) {
            shape.add(reading.plain(), reading.toPlain(bytes, from, length));
          }
        });
    return shape;
  }

  /** The pattern with two-digit parts when every value has them. */
  private DatePattern written(Reading.Pattern reading) {
    DatePattern wide = DateShapes.twoDigits(reading.pattern());
    int[] misses = new int[1];
    forEachCell(
        (bytes, from, length) -> {
          boolean read = reading.read(bytes, from, length) != CellText.INVALID;
          boolean readWide = wide.parseDateTime(bytes, from, length) != CellText.INVALID;
          misses[0] += read && !readWide ? 1 : 0;
        });
    return misses[0] == 0 ? wide : reading.pattern();
  }

  private interface CellVisitor {
    void visit(byte[] bytes, int from, int length);
  }

  private void forEachCell(CellVisitor visitor) {
    for (int row = firstRow; row < sample.rows(); row++) {
      if (sample.cells(row) == columns) {
        int from = sample.start(row, tally.ordinal);
        int to = from + sample.length(row, tally.ordinal);
        if (trim && !sample.isQuoted(row, tally.ordinal)) {
          from = CellText.skipBlanks(sample.bytes(), from, to);
          to = CellText.trimEnd(sample.bytes(), from, to);
        }
        visitor.visit(sample.bytes(), from, to - from);
      }
    }
  }

  private String whyText() {
    if (tally.identifiers() > 0 && tally.identifiers() + inIntegers() == tally.cells()) {
      return "Leading zeros, a leading plus or more than 18 digits mean identifiers, not"
          + " quantities.";
    }
    if (tally.quotedEmpty() > 0) {
      return tally.quotedEmpty() + " cells are quoted and empty, which is empty text, not null.";
    }
    if (isLocalAndZoned()) {
      return "Some times have a zone and some have none.";
    }
    return "Values are text.";
  }

  private int inIntegers() {
    return tally.cells() - tally.integers.fewestMisses();
  }

  private static Suggestion zone() {
    return new Suggestion(OptionText.zone(), DataType.TIMESTAMP);
  }

  private boolean isLocalAndZoned() {
    if (!tally.located(DataType.LOCAL_DATETIME).equals(DataType.LOCAL_DATETIME)) {
      return false;
    }
    int local = tally.cells() - tally.times.get(1).fewestMisses();
    int zoned = tally.cells() - tally.times.get(2).fewestMisses();
    return local > 0 && zoned > 0 && local + zoned == tally.cells();
  }

  /** The type that most values have, when nearly all have it. */
  private Optional<Suggestion> nearly() {
    if (tally.identifiers() > 0) {
      return Optional.empty();
    }
    Family nearest = null;
    for (Family family : tally.families()) {
      boolean nearer = nearest == null || family.fewestMisses() < nearest.fewestMisses();
      nearest = nearer ? family : nearest;
    }
    if (nearest == null || nearest.fewestMisses() > NEARLY * tally.cells()) {
      return Optional.empty();
    }
    Reading best = nearest.fitting(nearest.fewestMisses()).get(0);
    return Optional.of(new Suggestion(forcing(best), tally.located(best.type())));
  }

  /** The option that gives the column a type although some cells break it. */
  private String forcing(Reading best) {
    if (best instanceof Reading.Numeral number && !number.style().isPlain()) {
      return OptionText.numberFormat(tally.name, number.style());
    }
    return best instanceof Reading.Pattern
        ? option(best)
        : OptionText.type(tally.name, best.type());
  }

  private Verdict text(String reason, Optional<Suggestion> suggestion) {
    int texts = tally.cells() + tally.nullLikeCells();
    InferenceReport.Column column =
        new InferenceReport.Column(
            tally.name,
            DataType.STRING,
            texts,
            0,
            tally.nulls(),
            Optional.empty(),
            reason,
            suggestion);
    return new Verdict(column, null, null);
  }

  private InferenceReport.Column column(
      DataType type, int misses, Optional<String> format, String reason) {
    return new InferenceReport.Column(
        tally.name,
        type,
        tally.cells() - misses,
        misses,
        tally.nulls(),
        format,
        reason,
        Optional.empty());
  }
}
