package io.bi4j.core.internal.jsonl;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.internal.parse.DatePattern;
import io.bi4j.core.internal.parse.LongText;

/**
 * Which JSON values a column of each type takes.
 *
 * <ul>
 *   <li>INT64: numbers without fraction and exponent, and strings of the same text.
 *   <li>FLOAT64, DECIMAL: numbers, and strings of the same text.
 *   <li>BOOL: true and false, and strings of the same text.
 *   <li>DATE, TIME, LOCAL_DATETIME, TIMESTAMP, DURATION: strings. A number of seconds or
 *       milliseconds is not guessed. A TIMESTAMP may lack its zone where the user named one.
 *   <li>STRING: strings; numbers, true and false as they are written.
 *   <li>JSON: every value as it is written.
 *   <li>MONEY: {@code {"minor": 1999, "currency": "EUR"}}; with a fixed currency also numbers and
 *       strings in major units.
 *   <li>BYTES: strings in Base64. LIST: arrays. STRUCT and MAP: objects.
 * </ul>
 *
 * A key that is absent and the value null are null.
 */
final class JsonTyping {
  private JsonTyping() {}

  /** What a value of a type must look like, for messages. */
  static String expectation(DataType type) {
    return switch (type.kind()) {
      case BOOL -> "is not a BOOL (true or false)";
      case INT64 -> "is not an INT64 (a number without fraction and exponent, within 64 bits)";
      case FLOAT64 -> "is not a FLOAT64 (a number)";
      case DECIMAL -> "is not a " + type + " (a number with no more digits than that)";
      case MONEY -> "is not an amount of " + type;
      case DATE -> "is not a DATE (a string yyyy-mm-dd, or the pattern of the column)";
      case TIME -> "is not a TIME (a string hh:mm:ss)";
      case LOCAL_DATETIME -> "is not a LOCAL_DATETIME (a string yyyy-mm-ddThh:mm:ss)";
      case TIMESTAMP ->
          "is not a TIMESTAMP (a string yyyy-mm-ddThh:mm:ssZ or with an offset; without one where"
              + " zone(...) names a zone)";
      case DURATION -> "is not a DURATION (a string, for example PT1H30M)";
      case BYTES -> "is not BYTES (a string in Base64)";
      case LIST -> "is not a " + type + " (an array of such values)";
      case STRUCT, MAP -> "is not a " + type + " (an object of such values, each key once)";
      default -> "is not a " + type;
    };
  }

  /** The reader of a column. */
  static JsonCells cells(int column, Field field, JsonOptions options) {
    DatePattern pattern = options.datePatterns().get(field.name());
    LongText text = LongText.of(field.type(), pattern, options.zone());
    if (text != null) {
      return new JsonCells.Longs(column, field, text);
    }
    return switch (field.type().kind()) {
      case FLOAT64 -> new JsonNumberCells.Doubles(column, field);
      case DECIMAL -> new JsonNumberCells.Decimals(column, field);
      case BOOL -> new JsonNumberCells.Bools(column, field);
      case STRING, JSON -> new JsonTextCells(column, field);
      default -> new JsonNestedCells(column, field, options.zone());
    };
  }
}
