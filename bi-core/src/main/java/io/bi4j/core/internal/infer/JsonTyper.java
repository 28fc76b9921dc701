package io.bi4j.core.internal.infer;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.internal.parse.DatePattern;
import io.bi4j.core.internal.settings.ColumnSettings;
import io.bi4j.core.source.InferenceReport.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides the type of the values at one place of JSON records. */
final class JsonTyper {
  private static final int MANY_FIELDS = 64;
  private static final double RARE = 0.25;

  private final ColumnSettings said;

  JsonTyper(ColumnSettings said) {
    this.said = said;
  }

  /** A type and why. */
  record Verdict(
      DataType type,
      @Nullable DatePattern pattern,
      String reason,
      Optional<Suggestion> suggestion) {
    static Verdict of(DataType type, String reason) {
      return new Verdict(type, null, reason, Optional.empty());
    }
  }

  Verdict decide(String column, JsonShape shape) {
    if (shape.kinds() == 0) {
      return Verdict.of(
          DataType.STRING, "No sampled record has a value, so nothing says what it is.");
    }
    if (shape.kinds() > 1) {
      return mixed(shape);
    }
    if (shape.bools > 0) {
      return Verdict.of(DataType.BOOL, "Every value is true or false.");
    }
    if (shape.numberCount() > 0) {
      return number(shape);
    }
    if (shape.strings > 0) {
      return string(column, shape);
    }
    return shape.arrays > 0 ? list(shape) : object(shape);
  }

  private static Verdict mixed(JsonShape shape) {
    boolean nested = shape.objects > 0 || shape.arrays > 0;
    String kinds = kinds(shape);
    return nested
        ? Verdict.of(DataType.JSON, "Values are of several kinds: " + kinds + ".")
        : Verdict.of(
            DataType.STRING,
            "Values are of several kinds, kept as they are written: " + kinds + ".");
  }

  private static String kinds(JsonShape shape) {
    List<String> kinds = new ArrayList<>();
    add(kinds, shape.bools, "booleans");
    add(kinds, shape.numberCount(), "numbers");
    add(kinds, shape.strings, "strings");
    add(kinds, shape.objects, "objects");
    add(kinds, shape.arrays, "arrays");
    return String.join(", ", kinds);
  }

  private static void add(List<String> kinds, int count, String name) {
    if (count > 0) {
      kinds.add(count + " " + name);
    }
  }

  private static Verdict number(JsonShape shape) {
    if (shape.fractions == 0 && shape.hugeIntegers == 0) {
      return Verdict.of(DataType.INT64, "Every value is a whole number.");
    }
    if (shape.fractions > 0 && shape.numbers.isExactDouble()) {
      return Verdict.of(DataType.FLOAT64, "Every value is a number.");
    }
    if (shape.numbers.fitsDecimal()) {
      return Verdict.of(
          DataType.decimal(38, shape.numbers.scale()),
          "Some numbers have more digits than INT64 or a double can hold.");
    }
    return Verdict.of(DataType.JSON, "Some numbers have more digits than any type can hold.");
  }

  private Verdict string(String column, JsonShape shape) {
    Reading time = shape.timeOfAll();
    if (time instanceof Reading.Pattern reading) {
      return new Verdict(
          said.located(reading.type()),
          reading.pattern(),
          "Every value is a date of this pattern and of no other.",
          Optional.empty());
    }
    if (time != null) {
      return Verdict.of(said.located(time.type()), "Every value is one.");
    }
    if (shape.isLocalAndZoned()) {
      return said.zone() != null
          ? Verdict.of(
              DataType.TIMESTAMP, "Every value is one, with a zone or in that of the file.")
          : new Verdict(
              DataType.STRING,
              null,
              "Some times have a zone and some have none.",
              Optional.of(new Suggestion(OptionText.zone(), DataType.TIMESTAMP)));
    }
    List<Reading> rivals = shape.rivals();
    if (!rivals.isEmpty()) {
      String options =
          rivals.stream()
              .map(r -> OptionText.datePattern(column, ((Reading.Pattern) r).pattern().toString()))
              .collect(Collectors.joining(" or "));
      return new Verdict(
          DataType.STRING,
          null,
          "The sample does not show whether the day or the month comes first.",
          Optional.of(new Suggestion(options, rivals.get(0).type())));
    }
    return Verdict.of(DataType.STRING, "Values are strings.");
  }

  private Verdict list(JsonShape shape) {
    JsonShape element = shape.element;
    if (element == null || element.kinds() == 0) {
      return Verdict.of(
          DataType.JSON, "Every array is empty, so nothing says what the elements are.");
    }
    return Verdict.of(DataType.list(nested(element)), "Every value is an array.");
  }

  private Verdict object(JsonShape shape) {
    if (shape.fields.isEmpty() || shape.tooManyFields || shape.fields.containsKey("")) {
      return Verdict.of(DataType.JSON, "Its objects have no fields to make columns of.");
    }
    Set<DataType> types = new HashSet<>();
    List<Field> fields = new ArrayList<>();
    int present = 0;
    for (Map.Entry<String, JsonShape> entry : shape.fields.entrySet()) {
      DataType type = nested(entry.getValue());
      types.add(type);
      fields.add(Field.of(entry.getKey(), type));
      present += entry.getValue().values;
    }
    boolean keysAreData =
        fields.size() > MANY_FIELDS && present < RARE * fields.size() * shape.objects;
    if (!keysAreData) {
      return Verdict.of(DataType.struct(fields), "Every value is an object.");
    }
    return types.size() == 1
        ? Verdict.of(
            DataType.map(DataType.STRING, types.iterator().next()),
            "Its objects have many different keys with values of one type.")
        : Verdict.of(DataType.JSON, "Its objects have many different keys.");
  }

  /** Types inside lists and objects; dates there have no pattern, so only ISO 8601 counts. */
  private DataType nested(JsonShape shape) {
    Verdict verdict = decide("", shape);
    return verdict.pattern() == null ? verdict.type() : DataType.STRING;
  }
}
