package io.bi4j.core.data;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.util.ArrayList;
import java.util.List;

/** Reads the printed form of a {@link DataType}. */
final class TypeParser {
  private static final int MAX_DEPTH = 32;

  private final String text;
  private int at;
  private int depth;

  TypeParser(String text) {
    this.text = text;
  }

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  DataType parse() {
    DataType type = type();
    skipBlanks();
    if (at != text.length()) {
      throw error("nothing more");
    }
    return type;
  }

  private DataType type() {
    if (++depth > MAX_DEPTH) {
      throw error("at most " + MAX_DEPTH + " nested types");
    }
    DataType type =
        switch (word()) {
          case "BOOL" -> DataType.BOOL;
          case "INT64" -> DataType.INT64;
          case "FLOAT64" -> DataType.FLOAT64;
          case "STRING" -> DataType.STRING;
          case "BYTES" -> DataType.BYTES;
          case "DATE" -> DataType.DATE;
          case "TIME" -> DataType.TIME;
          case "LOCAL_DATETIME" -> DataType.LOCAL_DATETIME;
          case "TIMESTAMP" -> DataType.TIMESTAMP;
          case "DURATION" -> DataType.DURATION;
          case "JSON" -> DataType.JSON;
          case "DECIMAL" -> decimal();
          case "MONEY" -> money();
          case "LIST" -> list();
          case "STRUCT" -> struct();
          case "MAP" -> map();
          default -> throw error("a type name such as INT64, STRING or DECIMAL(18,2)");
        };
    depth--;
    return type;
  }

  private DataType decimal() {
    expect('(');
    int precision = number();
    expect(',');
    int scale = number();
    expect(')');
    try {
      return DataType.decimal(precision, scale);
    } catch (IllegalArgumentException e) {
      throw error("precision 1..38 and scale 0..precision");
    }
  }

  private DataType money() {
    expect('(');
    String word = word();
    DataType type;
    if (word.equals("IN")) {
      type = DataType.moneyIn(name("the name of the currency column"));
    } else if (word.matches("[A-Z]{3}")) {
      type = DataType.money(word);
    } else {
      throw error("a three-letter currency code or IN \"column\"");
    }
    expect(')');
    return type;
  }

  private DataType list() {
    expect('<');
    DataType element = type();
    expect('>');
    return DataType.list(element);
  }

  private DataType map() {
    expect('<');
    DataType key = type();
    expect(',');
    DataType value = type();
    expect('>');
    return DataType.map(key, value);
  }

  private DataType struct() {
    expect('<');
    List<Field> fields = new ArrayList<>();
    skipBlanks();
    while (!text.startsWith(">", at)) {
      if (!fields.isEmpty()) {
        expect(',');
      }
      fields.add(field());
      skipBlanks();
    }
    expect('>');
    return DataType.struct(fields);
  }

  private Field field() {
    String name = name("a field name of one character or more");
    DataType type = type();
    skipBlanks();
    boolean required = text.startsWith("NOT NULL", at);
    if (required) {
      at += "NOT NULL".length();
    }
    return new Field(name, type, !required);
  }

  private String name(String meaning) {
    expect('"');
    StringBuilder out = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        out.append(c);
      } else if (text.startsWith("\"", at)) {
        out.append('"');
        at++;
      } else if (out.length() == 0) {
        throw error(meaning);
      } else {
        return out.toString();
      }
    }
    throw error("a closing quote");
  }

  private String word() {
    skipBlanks();
    int from = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    return text.substring(from, at);
  }

  private int number() {
    String word = word();
    if (!word.matches("[0-9]{1,3}")) {
      throw error("a number");
    }
    return Integer.parseInt(word);
  }

  private void expect(char c) {
    skipBlanks();
    if (at >= text.length() || text.charAt(at) != c) {
      throw error("\"" + c + "\"");
    }
    at++;
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private BiException error(String expected) {
    String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
    return new BiException(
        CoreErrors.BAD_TYPE,
        "Type \"" + shown + "\" cannot be read at position " + at + ": expected " + expected + ".");
  }
}
