package io.bi4j.core.source;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.exec.ChunkReader;
import io.bi4j.core.internal.exec.FusedSplit;
import io.bi4j.core.internal.jsonl.JsonLinesFile;
import io.bi4j.core.internal.jsonl.JsonPath;
import io.bi4j.core.internal.jsonl.JsonSettings;
import io.bi4j.core.internal.parse.DatePattern;
import io.bi4j.core.internal.settings.ColumnSettings;
import io.bi4j.core.internal.settings.FileSettings;
import io.bi4j.core.spi.Boundedness;
import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.spi.Replay;
import io.bi4j.core.spi.Source;
import io.bi4j.core.spi.Split;
import io.bi4j.core.state.SplitPosition;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One JSON document as a source: the records stand in an array somewhere inside, for example at
 * {@code /data/items}. Plain or compressed with gzip.
 *
 * <p><b>Path.</b> Names separated by slashes, positions in arrays, {@code *} for every field or
 * element; {@code ~1} is a slash and {@code ~0} a tilde in a name (RFC 6901). An array at the end
 * of the path holds the records, anything else there is one record. Without a path it is the
 * document itself.
 *
 * <p><b>Errors.</b> A document that is not JSON fails with {@code core/bad-json} where it stops
 * being JSON; a record that is not an object is {@code core/bad-record}. Byte offsets of records
 * are not known. <b>Cost.</b> The document is streamed; memory is bounded by the largest record.
 * Otherwise as {@link JsonLines}.
 *
 * @since 0.1
 */
public final class JsonFile implements Source {
  private final JsonSettings settings;

  private JsonFile(JsonSettings settings) {
    this.settings = settings;
  }

  /** A document whose root is an array of records, or one record. */
  public static JsonFile file(String path) {
    return file(Path.of(path));
  }

  /** A document whose root is an array of records, or one record. */
  public static JsonFile file(Path path) {
    return new JsonFile(JsonSettings.of(requireNonNull(path, "path"), JsonPath.of("")));
  }

  /** The same document with the records at a place inside, for example {@code /data/items}. */
  public JsonFile at(String jsonPath) {
    return new JsonFile(settings.with(JsonPath.of(jsonPath)));
  }

  /** The keys to read and their types; other keys are checked and skipped, nothing is inferred. */
  public JsonFile schema(Schema schema) {
    return with(settings.columns().withSchema(requireNonNull(schema, "schema")));
  }

  /** The type of one key; the others are inferred. */
  public JsonFile type(String key, DataType type) {
    return with(settings.columns().withType(key, requireNonNull(type, "type")));
  }

  /** How dates are written under a key, for example {@code dd/MM/yyyy}. */
  public JsonFile datePattern(String key, String pattern) {
    return with(settings.columns().withDatePattern(key, DatePattern.of(pattern)));
  }

  /**
   * Where clocks stand that times without a zone were read from: such times are instants then
   * (TIMESTAMP), and so are those with a zone of their own. A time that the clocks skipped is
   * malformed; of one that happened twice the earlier counts. Declare a key LOCAL_DATETIME to keep
   * the time that the clock showed.
   */
  public JsonFile zone(ZoneId zone) {
    return with(settings.columns().withZone(requireNonNull(zone, "zone")));
  }

  /** The encoding of the file, instead of the one found out. */
  public JsonFile encoding(Charset encoding) {
    return with(settings.file().withEncoding(requireNonNull(encoding, "encoding")));
  }

  /** Types every value of a row when the row is read, also values that no step needs. */
  public JsonFile checkAllValues() {
    return with(settings.file().withAllChecked());
  }

  /** The longest record in bytes; 16 MiB unless this says otherwise, 1 KiB to 256 MiB. */
  public JsonFile maxRecordBytes(int bytes) {
    return with(settings.file().withMaxRecordBytes(bytes));
  }

  private JsonFile with(FileSettings file) {
    return new JsonFile(settings.with(file));
  }

  private JsonFile with(ColumnSettings columns) {
    return new JsonFile(settings.with(columns));
  }

  @Override
  public String name() {
    return settings.file().name();
  }

  /** The file is checked to be the same before reading goes on inside it. */
  @Override
  public Replay replay() {
    return Replay.STABLE;
  }

  @Override
  public Boundedness boundedness() {
    return Boundedness.BOUNDED;
  }

  /**
   * What was found out about the file, and what stays ambiguous.
   *
   * @throws io.bi4j.core.BiException when the file cannot be read
   */
  public InferenceReport inference() {
    return JsonLinesFile.inspect(settings).inference();
  }

  @Override
  public ReadPlan plan(ReadRequest request) {
    return FusedSplit.plan(this, JsonLinesFile.inspect(settings), request);
  }

  @Override
  public RecordReader open(Split split, @Nullable SplitPosition from) {
    return new ChunkReader(
        FusedSplit.inputOf(split, this, () -> JsonLinesFile.inspect(settings)), from);
  }

  @Override
  public String toString() {
    return "JsonFile(" + settings.file().path() + " at " + settings.document() + ")";
  }
}
