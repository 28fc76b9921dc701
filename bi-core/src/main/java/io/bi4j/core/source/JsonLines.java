package io.bi4j.core.source;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.exec.ChunkReader;
import io.bi4j.core.internal.exec.FusedSplit;
import io.bi4j.core.internal.jsonl.JsonLinesFile;
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
 * A file with one JSON object a line as a source, plain or compressed with gzip. Each key of the
 * objects is a column.
 *
 * <p><b>Format.</b> RFC 8259, strictly, one object a line; blank lines are skipped. Encoding, keys
 * and types are found out from the first megabyte; keys that turn up later are checked and skipped.
 * Objects inside objects become STRUCT, arrays LIST, and what has no common type JSON or STRING.
 *
 * <p><b>Nulls.</b> An absent key and the value {@code null} are null. <b>Errors.</b> A line that is
 * not one JSON object is {@code core/bad-record}, whatever stands in it; a value that does not fit
 * its type is an error of its row when a step first needs it, or when the row is read with {@link
 * #checkAllValues()}. <b>Threads.</b> Immutable; each {@code with}-like method returns a copy.
 * <b>Cost.</b> Work and memory are bounded by the chunk size and {@link #maxRecordBytes(int)},
 * whatever the file holds.
 *
 * @since 0.1
 */
public final class JsonLines implements Source {
  private final JsonSettings settings;

  private JsonLines(JsonSettings settings) {
    this.settings = settings;
  }

  /** A file. */
  public static JsonLines file(String path) {
    return file(Path.of(path));
  }

  /** A file. */
  public static JsonLines file(Path path) {
    return new JsonLines(JsonSettings.of(requireNonNull(path, "path"), null));
  }

  /** The keys to read and their types; other keys are checked and skipped, nothing is inferred. */
  public JsonLines schema(Schema schema) {
    return with(settings.columns().withSchema(requireNonNull(schema, "schema")));
  }

  /** The type of one key; the others are inferred. */
  public JsonLines type(String key, DataType type) {
    return with(settings.columns().withType(key, requireNonNull(type, "type")));
  }

  /** How dates are written under a key, for example {@code dd/MM/yyyy}. */
  public JsonLines datePattern(String key, String pattern) {
    return with(settings.columns().withDatePattern(key, DatePattern.of(pattern)));
  }

  /**
   * Where clocks stand that times without a zone were read from: such times are instants then
   * (TIMESTAMP), and so are those with a zone of their own. A time that the clocks skipped is
   * malformed; of one that happened twice the earlier counts. Declare a key LOCAL_DATETIME to keep
   * the time that the clock showed.
   */
  public JsonLines zone(ZoneId zone) {
    return with(settings.columns().withZone(requireNonNull(zone, "zone")));
  }

  /** The encoding of the file, instead of the one found out. */
  public JsonLines encoding(Charset encoding) {
    return with(settings.file().withEncoding(requireNonNull(encoding, "encoding")));
  }

  /** Types every value of a row when the row is read, also values that no step needs. */
  public JsonLines checkAllValues() {
    return with(settings.file().withAllChecked());
  }

  /** The longest line in bytes; 16 MiB unless this says otherwise, 1 KiB to 256 MiB. */
  public JsonLines maxRecordBytes(int bytes) {
    return with(settings.file().withMaxRecordBytes(bytes));
  }

  private JsonLines with(FileSettings file) {
    return new JsonLines(settings.with(file));
  }

  private JsonLines with(ColumnSettings columns) {
    return new JsonLines(settings.with(columns));
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
    return "JsonLines(" + settings.file().path() + ")";
  }
}
