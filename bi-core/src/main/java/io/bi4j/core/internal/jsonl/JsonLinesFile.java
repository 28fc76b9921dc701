package io.bi4j.core.internal.jsonl;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.exec.FusedInput;
import io.bi4j.core.internal.exec.StageInput;
import io.bi4j.core.internal.infer.EncodingGuess;
import io.bi4j.core.internal.infer.JsonInference;
import io.bi4j.core.internal.scan.ByteSource;
import io.bi4j.core.internal.scan.ChunkScan;
import io.bi4j.core.internal.scan.FileBytes;
import io.bi4j.core.internal.scan.FileIdentity;
import io.bi4j.core.internal.scan.InputFiles;
import io.bi4j.core.internal.scan.InputStreams;
import io.bi4j.core.internal.scan.StreamBytes;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.source.InferenceReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of JSON lines, or one JSON document whose records are read as lines, that was looked at:
 * encoding, columns and types are known. Immutable; opened any number of times.
 */
public final class JsonLinesFile implements FusedInput {
  private static final int SAMPLE_BYTES = 1 << 20;
  private static final int SAMPLE_ROWS = 10_000;

  private final JsonSettings settings;
  private final Charset encoding;
  private final int markLength;
  private final boolean gzip;
  private final Schema schema;
  private final JsonOptions options;
  private final InferenceReport inference;

  private JsonLinesFile(JsonSettings settings, Charset encoding, int markLength, boolean gzip) {
    this.settings = settings;
    this.encoding = encoding;
    this.markLength = markLength;
    this.gzip = gzip;
    JsonInference inferred = infer();
    this.inference = inferred.report();
    Schema said = settings.columns().schema();
    this.schema = said == null ? inference.schema() : said;
    this.options =
        new JsonOptions(
            inferred.datePatterns(), settings.columns().zone(), settings.file().checkAll());
  }

  /**
   * Looks at the first megabyte of a file.
   *
   * @throws BiException when the file cannot be read or holds nothing to make columns of
   */
  public static JsonLinesFile inspect(JsonSettings settings) {
    Path path = settings.file().path();
    InputFiles.check(path);
    byte[] head = InputStreams.head(path, SAMPLE_BYTES);
    EncodingGuess guess = EncodingGuess.of(head, 0, head.length, head.length < SAMPLE_BYTES);
    Charset said = settings.file().encoding();
    Charset encoding = said == null ? guess.charset() : said;
    int mark = encoding.equals(guess.charset()) ? guess.markLength() : 0;
    JsonLinesFile file = new JsonLinesFile(settings, encoding, mark, InputStreams.isGzip(path));
    if (file.schema.columnCount() == 0) {
      throw new BiException(
          CoreErrors.BAD_RECORD,
          "\""
              + path
              + "\" has no JSON object with fields in its first "
              + SAMPLE_BYTES
              + " bytes. Check that it has one object a line; read it with JsonFile.at(path) when"
              + " it is one document, or name its keys with schema(...) when its lines are longer"
              + " than that.");
    }
    return file;
  }

  private JsonInference infer() {
    byte[] sample = sample();
    boolean complete = sample.length < SAMPLE_BYTES;
    List<String> notes = new ArrayList<>();
    notes.add(
        "Read as "
            + encoding.name()
            + (gzip ? " in gzip" : "")
            + (settings.document() == null
                ? ", one object a line."
                : ", records at " + settings.document() + "."));
    return JsonInference.infer(
        settings.file().name(),
        sample,
        0,
        sample.length,
        complete,
        SAMPLE_ROWS,
        settings.columns(),
        notes);
  }

  private byte[] sample() {
    JsonPath document = settings.document();
    if (document == null) {
      return InputStreams.headUtf8(settings.file().path(), encoding, markLength, SAMPLE_BYTES);
    }
    try (DocumentLines lines = documentLines(document)) {
      byte[] sample = lines.readNBytes(SAMPLE_BYTES);
      if (!lines.isFound()) {
        throw new BiException(
            CoreErrors.BAD_JSON,
            "\""
                + settings.file().path()
                + "\" has nothing at "
                + document
                + ". Check the path: names are separated by slashes, * stands for all.");
      }
      return sample;
    } catch (IOException e) {
      throw new BiException(
          CoreErrors.READ_FAILED,
          "File \"" + settings.file().path() + "\" could not be closed: " + e.getMessage() + ".",
          e);
    }
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
            bytes(0), firstByte(), ChunkScan.CHUNK_BYTES, settings.file().maxRecordBytes());
    boolean placed = settings.document() == null;
    return new JsonLinesInput(scan, schema, chunkSchema, options, node, placed);
  }

  @Override
  public Optional<String> identity() {
    return Optional.of(FileIdentity.of(settings.file().path()));
  }

  @Override
  public StageInput open(Schema chunkSchema, int node, JsonObject position) {
    ByteSource bytes = bytes(ChunkScan.firstByte(position));
    ChunkScan scan =
        ChunkScan.from(bytes, position, ChunkScan.CHUNK_BYTES, settings.file().maxRecordBytes());
    boolean placed = settings.document() == null;
    return new JsonLinesInput(scan, schema, chunkSchema, options, node, placed);
  }

  private boolean isPlain() {
    return settings.document() == null && !gzip && encoding.equals(StandardCharsets.UTF_8);
  }

  private long firstByte() {
    return isPlain() ? markLength : 0;
  }

  private ByteSource bytes(long skipped) {
    if (isPlain()) {
      return FileBytes.open(settings.file().path());
    }
    JsonPath document = settings.document();
    InputStream in = document == null ? utf8() : documentLines(document);
    return StreamBytes.skipping(settings.file().name(), in, skipped);
  }

  private DocumentLines documentLines(JsonPath document) {
    String name = settings.file().name();
    return new DocumentLines(name, utf8(), document, settings.file().maxRecordBytes());
  }

  private InputStream utf8() {
    return InputStreams.openUtf8(settings.file().path(), encoding, markLength);
  }
}
