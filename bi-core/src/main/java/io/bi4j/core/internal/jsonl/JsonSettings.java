package io.bi4j.core.internal.jsonl;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.parse.DatePattern;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user said about a JSON file; null where the file shall say. Immutable.
 *
 * @param document where the records of one document stand, or null for JSON lines
 * @param schema the keys to read
 * @param types keys whose type is declared
 * @param datePatterns how dates of single keys are written
 */
public record JsonSettings(
    Path path,
    @Nullable JsonPath document,
    @Nullable Schema schema,
    Map<String, DataType> types,
    Map<String, DatePattern> datePatterns,
    @Nullable Charset encoding,
    boolean checkAllValues,
    int maxRecordBytes) {
  private static final int DEFAULT_MAX_RECORD_BYTES = 16 << 20;

  public JsonSettings {
    types = Map.copyOf(types);
    datePatterns = Map.copyOf(datePatterns);
    if (maxRecordBytes < 1024) {
      throw new IllegalArgumentException(
          "maxRecordBytes must be 1024 or more, was " + maxRecordBytes + ".");
    }
  }

  /** A file of which nothing else is said. */
  public static JsonSettings of(Path path, @Nullable JsonPath document) {
    return new JsonSettings(
        path, document, null, Map.of(), Map.of(), null, false, DEFAULT_MAX_RECORD_BYTES);
  }

  public JsonSettings withDocument(JsonPath place) {
    return new JsonSettings(
        path, place, schema, types, datePatterns, encoding, checkAllValues, maxRecordBytes);
  }

  public JsonSettings withSchema(Schema fixed) {
    return new JsonSettings(
        path, document, fixed, types, datePatterns, encoding, checkAllValues, maxRecordBytes);
  }

  public JsonSettings withType(String key, DataType type) {
    Map<String, DataType> more = new LinkedHashMap<>(types);
    more.put(key, type);
    return new JsonSettings(
        path, document, schema, more, datePatterns, encoding, checkAllValues, maxRecordBytes);
  }

  public JsonSettings withDatePattern(String key, String pattern) {
    Map<String, DatePattern> more = new LinkedHashMap<>(datePatterns);
    more.put(key, DatePattern.of(pattern));
    return new JsonSettings(
        path, document, schema, types, more, encoding, checkAllValues, maxRecordBytes);
  }

  public JsonSettings withEncoding(Charset charset) {
    return new JsonSettings(
        path, document, schema, types, datePatterns, charset, checkAllValues, maxRecordBytes);
  }

  public JsonSettings withAllValuesChecked() {
    return new JsonSettings(
        path, document, schema, types, datePatterns, encoding, true, maxRecordBytes);
  }

  public JsonSettings withMaxRecordBytes(int bytes) {
    return new JsonSettings(
        path, document, schema, types, datePatterns, encoding, checkAllValues, bytes);
  }
}
