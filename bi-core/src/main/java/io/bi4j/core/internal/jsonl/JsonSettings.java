package io.bi4j.core.internal.jsonl;

import io.bi4j.core.internal.settings.ColumnSettings;
import io.bi4j.core.internal.settings.FileSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the user said about a JSON file. Immutable.
 *
 * @param columns the keys to read and how their values are written
 * @param document where the records of one document stand, or null for JSON lines
 */
public record JsonSettings(FileSettings file, ColumnSettings columns, @Nullable JsonPath document) {

  /** A file of which nothing else is said. */
  public static JsonSettings of(Path path, @Nullable JsonPath document) {
    return new JsonSettings(FileSettings.of(path), ColumnSettings.NONE, document);
  }

  public JsonSettings with(FileSettings changed) {
    return new JsonSettings(changed, columns, document);
  }

  public JsonSettings with(ColumnSettings changed) {
    return new JsonSettings(file, changed, document);
  }

  public JsonSettings with(JsonPath place) {
    return new JsonSettings(file, columns, place);
  }
}
