package io.bi4j.core.internal.infer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what the values at one place of the records of a sample are. */
final class JsonShape {
  private static final int MAX_FIELDS = 10_000;

  int values;
  int nulls;
  int bools;
  int integers;
  int hugeIntegers;
  int fractions;
  int strings;
  int emptyStrings;
  int objects;
  int arrays;
  final NumberShape numbers = new NumberShape();
  final List<Family> times =
      List.of(
          new Family(List.of(Reading.DATE)),
          new Family(List.of(Reading.LOCAL_DATETIME)),
          new Family(List.of(Reading.TIMESTAMP)),
          new Family(List.of(Reading.TIME)),
          new Family(List.of(Reading.DURATION)));
  @Nullable Family patterns;
  @Nullable JsonShape element;
  final Map<String, JsonShape> fields = new LinkedHashMap<>();
  boolean tooManyFields;

  /** Counts the value at the parser's token and passes it. */
  void add(JsonParser parser) throws IOException {
    values++;
    JsonToken token = parser.currentToken();
    switch (token) {
      case VALUE_NULL -> nulls++;
      case VALUE_TRUE, VALUE_FALSE -> bools++;
      case VALUE_STRING -> addString(parser.getText().getBytes(UTF_8));
      case VALUE_NUMBER_INT -> addInteger(parser);
      case VALUE_NUMBER_FLOAT -> {
        fractions++;
        addNumber(parser);
      }
      case START_ARRAY -> addArray(parser);
      default -> addObject(parser);
    }
  }

  private void addInteger(JsonParser parser) throws IOException {
    boolean huge = parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER;
    hugeIntegers += huge ? 1 : 0;
    integers += huge ? 0 : 1;
    addNumber(parser);
  }

  private void addNumber(JsonParser parser) throws IOException {
    byte[] text = parser.getText().getBytes(UTF_8);
    if (text.length <= 100) {
      numbers.add(text, text.length);
    }
  }

  private void addString(byte[] text) {
    strings++;
    emptyStrings += text.length == 0 ? 1 : 0;
    times.forEach(family -> family.add(text, 0, text.length));
    if (patterns == null) {
      List<Reading.Pattern> shapes = DateShapes.of(text, 0, text.length);
      patterns = shapes.isEmpty() ? null : new Family(shapes, strings - 1);
    }
    if (patterns != null) {
      patterns.add(text, 0, text.length);
    }
  }

  private void addArray(JsonParser parser) throws IOException {
    arrays++;
    JsonShape shape = element == null ? new JsonShape() : element;
    element = shape;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      shape.add(parser);
    }
  }

  private void addObject(JsonParser parser) throws IOException {
    objects++;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      JsonShape shape = fields.get(name);
      if (shape == null && fields.size() < MAX_FIELDS) {
        shape = new JsonShape();
        fields.put(name, shape);
      }
      tooManyFields |= shape == null;
      if (shape == null) {
        parser.skipChildren();
      } else {
        shape.add(parser);
      }
    }
  }

  /** How many kinds of values there are besides null, whole numbers and fractions as one. */
  int kinds() {
    int kinds = 0;
    for (int count : new int[] {bools, numberCount(), strings, objects, arrays}) {
      kinds += count > 0 ? 1 : 0;
    }
    return kinds;
  }

  int numberCount() {
    return integers + hugeIntegers + fractions;
  }

  /** The reading of dates or times that all strings have, and no other. */
  @Nullable Reading timeOfAll() {
    List<Family> families = new ArrayList<>(times);
    if (patterns != null) {
      families.add(patterns);
    }
    for (Family family : families) {
      List<Reading> fitting = family.fitting(0);
      if (!fitting.isEmpty() && !family.isAmbiguous(fitting)) {
        return fitting.get(0);
      }
    }
    return null;
  }

  /** Whether every string is a time and only some have a zone. */
  boolean isLocalAndZoned() {
    int local = strings - times.get(1).fewestMisses();
    int zoned = strings - times.get(2).fewestMisses();
    return local > 0 && zoned > 0 && local + zoned == strings;
  }

  /** The patterns that all strings follow but that read some of them differently. */
  List<Reading> rivals() {
    Family family = patterns;
    List<Reading> fitting = family == null ? List.of() : family.fitting(0);
    return family != null && family.isAmbiguous(fitting) ? fitting : List.of();
  }
}
