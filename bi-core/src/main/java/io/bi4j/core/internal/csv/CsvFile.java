package io.bi4j.core.internal.csv;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.exec.FusedInput;
import io.bi4j.core.internal.exec.StageInput;
import io.bi4j.core.internal.scan.ByteSource;
import io.bi4j.core.internal.scan.ChunkScan;
import io.bi4j.core.internal.scan.FileBytes;
import io.bi4j.core.internal.scan.FileIdentity;
import io.bi4j.core.internal.scan.InputStreams;
import io.bi4j.core.internal.scan.StreamBytes;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.source.InferenceReport;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A CSV file that was looked at: shape, encoding, columns and types are known. Immutable; opened
 * any number of times.
 */
public final class CsvFile implements FusedInput {
  private final Path path;
  private final Charset encoding;
  private final int markLength;
  private final boolean gzip;
  private final long firstRecord;
  private final Schema schema;
  private final CsvOptions options;
  private final InferenceReport inference;

  CsvFile(
      Path path,
      Charset encoding,
      int markLength,
      boolean gzip,
      long firstRecord,
      Schema schema,
      CsvOptions options,
      InferenceReport inference) {
    this.path = path;
    this.encoding = encoding;
    this.markLength = markLength;
    this.gzip = gzip;
    this.firstRecord = firstRecord;
    this.schema = schema;
    this.options = options;
    this.inference = inference;
  }

  /**
   * Looks at the first megabyte of a file.
   *
   * @throws io.bi4j.core.BiException when the file cannot be read or its header is of no use
   */
  public static CsvFile inspect(CsvSettings settings) {
    return new CsvInspector(settings).inspect();
  }

  @Override
  public Schema schema() {
    return schema;
  }

  /** What was found out, and what stays ambiguous. */
  public InferenceReport inference() {
    return inference;
  }

  @Override
  public StageInput open(Schema chunkSchema, int node) {
    ChunkScan scan =
        new ChunkScan(
            bytes(firstRecord), firstByte(), ChunkScan.CHUNK_BYTES, options.maxRecordBytes());
    return new CsvInput(scan, schema, chunkSchema, options, node);
  }

  @Override
  public Optional<String> identity() {
    return Optional.of(FileIdentity.of(path));
  }

  @Override
  public StageInput open(Schema chunkSchema, int node, JsonObject position) {
    ByteSource bytes = bytes(ChunkScan.firstByte(position));
    ChunkScan scan =
        ChunkScan.from(bytes, position, ChunkScan.CHUNK_BYTES, options.maxRecordBytes());
    return new CsvInput(scan, schema, chunkSchema, options, node);
  }

  private boolean isPlain() {
    return !gzip && encoding.equals(StandardCharsets.UTF_8);
  }

  /** Streams start behind the mark; the bytes of a plain file are counted from its first. */
  private long firstByte() {
    return isPlain() ? markLength + firstRecord : firstRecord;
  }

  private ByteSource bytes(long skipped) {
    if (isPlain()) {
      return FileBytes.open(path);
    }
    return StreamBytes.skipping(
        String.valueOf(path.getFileName()),
        InputStreams.openUtf8(path, encoding, markLength),
        skipped);
  }
}
