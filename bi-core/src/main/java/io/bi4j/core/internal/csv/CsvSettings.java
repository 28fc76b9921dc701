package io.bi4j.core.internal.csv;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.parse.DatePattern;
import io.bi4j.core.internal.parse.NumberStyle;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user said about a CSV file; null where the file shall say. Immutable.
 *
 * @param types columns whose type is declared
 * @param datePatterns how dates of single columns are written
 */
public record CsvSettings(
    Path path,
    @Nullable Schema schema,
    Map<String, DataType> types,
    Map<String, DatePattern> datePatterns,
    @Nullable Byte delimiter,
    @Nullable Byte quote,
    @Nullable Boolean header,
    @Nullable Charset encoding,
    List<String> nullWords,
    @Nullable NumberStyle numbers,
    boolean trim,
    boolean emptyIsNull,
    boolean checkAllCells,
    int maxRecordBytes) {
  private static final int DEFAULT_MAX_RECORD_BYTES = 16 << 20;

  public CsvSettings {
    types = Map.copyOf(types);
    datePatterns = Map.copyOf(datePatterns);
    nullWords = List.copyOf(nullWords);
    if (maxRecordBytes < 1024) {
      throw new IllegalArgumentException(
          "maxRecordBytes must be 1024 or more, was " + maxRecordBytes + ".");
    }
  }

  /** A file of which nothing is said. */
  public static CsvSettings of(Path path) {
    return new CsvSettings(
        path,
        null,
        Map.of(),
        Map.of(),
        null,
        null,
        null,
        null,
        List.of(),
        null,
        false,
        true,
        false,
        DEFAULT_MAX_RECORD_BYTES);
  }

  public CsvSettings withSchema(Schema fixed) {
    return new CsvSettings(
        path,
        fixed,
        types,
        datePatterns,
        delimiter,
        quote,
        header,
        encoding,
        nullWords,
        numbers,
        trim,
        emptyIsNull,
        checkAllCells,
        maxRecordBytes);
  }

  public CsvSettings withType(String column, DataType type) {
    Map<String, DataType> more = new LinkedHashMap<>(types);
    more.put(column, type);
    return new CsvSettings(
        path,
        schema,
        more,
        datePatterns,
        delimiter,
        quote,
        header,
        encoding,
        nullWords,
        numbers,
        trim,
        emptyIsNull,
        checkAllCells,
        maxRecordBytes);
  }

  public CsvSettings withDatePattern(String column, String pattern) {
    Map<String, DatePattern> more = new LinkedHashMap<>(datePatterns);
    more.put(column, DatePattern.of(pattern));
    return new CsvSettings(
        path,
        schema,
        types,
        more,
        delimiter,
        quote,
        header,
        encoding,
        nullWords,
        numbers,
        trim,
        emptyIsNull,
        checkAllCells,
        maxRecordBytes);
  }

  public CsvSettings withDelimiter(char character) {
    return new CsvSettings(
        path,
        schema,
        types,
        datePatterns,
        ascii(character, "delimiter"),
        quote,
        header,
        encoding,
        nullWords,
        numbers,
        trim,
        emptyIsNull,
        checkAllCells,
        maxRecordBytes);
  }

  public CsvSettings withQuote(char character) {
    return new CsvSettings(
        path,
        schema,
        types,
        datePatterns,
        delimiter,
        ascii(character, "quote"),
        header,
        encoding,
        nullWords,
        numbers,
        trim,
        emptyIsNull,
        checkAllCells,
        maxRecordBytes);
  }

  public CsvSettings withHeader(boolean present) {
    return new CsvSettings(
        path,
        schema,
        types,
        datePatterns,
        delimiter,
        quote,
        present,
        encoding,
        nullWords,
        numbers,
        trim,
        emptyIsNull,
        checkAllCells,
        maxRecordBytes);
  }

  public CsvSettings withEncoding(Charset charset) {
    return new CsvSettings(
        path,
        schema,
        types,
        datePatterns,
        delimiter,
        quote,
        header,
        charset,
        nullWords,
        numbers,
        trim,
        emptyIsNull,
        checkAllCells,
        maxRecordBytes);
  }

  public CsvSettings withNullWords(List<String> words) {
    return new CsvSettings(
        path,
        schema,
        types,
        datePatterns,
        delimiter,
        quote,
        header,
        encoding,
        words,
        numbers,
        trim,
        emptyIsNull,
        checkAllCells,
        maxRecordBytes);
  }

  public CsvSettings withDecimalComma() {
    return new CsvSettings(
        path,
        schema,
        types,
        datePatterns,
        delimiter,
        quote,
        header,
        encoding,
        nullWords,
        NumberStyle.of(',', "."),
        trim,
        emptyIsNull,
        checkAllCells,
        maxRecordBytes);
  }

  public CsvSettings withTrim() {
    return new CsvSettings(
        path,
        schema,
        types,
        datePatterns,
        delimiter,
        quote,
        header,
        encoding,
        nullWords,
        numbers,
        true,
        emptyIsNull,
        checkAllCells,
        maxRecordBytes);
  }

  public CsvSettings withEmptyAsText() {
    return new CsvSettings(
        path,
        schema,
        types,
        datePatterns,
        delimiter,
        quote,
        header,
        encoding,
        nullWords,
        numbers,
        trim,
        false,
        checkAllCells,
        maxRecordBytes);
  }

  public CsvSettings withAllCellsChecked() {
    return new CsvSettings(
        path,
        schema,
        types,
        datePatterns,
        delimiter,
        quote,
        header,
        encoding,
        nullWords,
        numbers,
        trim,
        emptyIsNull,
        true,
        maxRecordBytes);
  }

  public CsvSettings withMaxRecordBytes(int bytes) {
    return new CsvSettings(
        path,
        schema,
        types,
        datePatterns,
        delimiter,
        quote,
        header,
        encoding,
        nullWords,
        numbers,
        trim,
        emptyIsNull,
        checkAllCells,
        bytes);
  }

  private static byte ascii(char character, String what) {
    if (character == 0 || character > 126 || character == '\n' || character == '\r') {
      throw new IllegalArgumentException(
          "The " + what + " of a CSV file must be an ASCII character, was '" + character + "'.");
    }
    return (byte) character;
  }
}
