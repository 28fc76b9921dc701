package io.bi4j.core.internal.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.BiException;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.durable.DurableFiles;
import io.bi4j.core.internal.durable.FileOps;
import io.bi4j.core.internal.durable.FileProblem;
import io.bi4j.core.internal.exec.Positions;
import io.bi4j.core.json.JsonLimits;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.json.JsonReader;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.PartToken;
import io.bi4j.core.spi.RecordWriter;
import io.bi4j.core.spi.WriteSession;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process's writing of a file: {@code .name.part} holds the rows, {@code .name.part.json} says
 * how many of its bytes are committed, with the checkpoint. Both are gone when a run has ended.
 */
final class FileSession implements WriteSession {
  private static final Logger LOG = LoggerFactory.getLogger(FileSession.class);
  private static final int TAIL_BYTES = 64 << 10;

  private final Path target;
  private final Path hidden;
  private final Path note;
  private final RowFormat format;
  private final FileOps ops;
  private final DurableFiles files;
  private final Schema schema;
  private @Nullable Committed committed;
  private boolean resumed;
  private boolean ended;
  private @Nullable Writer writer;

  /** What the note says. */
  private record Committed(long length, String tail, Checkpoint checkpoint) {}

  FileSession(Path target, RowFormat format, FileOps ops, Schema schema) {
    this.target = target;
    this.hidden = DurableFiles.sibling(target, "part");
    this.note = DurableFiles.sibling(target, "part.json");
    this.format = format;
    this.ops = ops;
    this.files = new DurableFiles(ops, false);
    this.schema = schema;
  }

  private BiException failed(IOException cause) {
    return new BiException(
        CoreErrors.WRITE_FAILED,
        "\""
            + target
            + "\" could not be written: "
            + FileProblem.describe(cause)
            + ". The file is as it was before the run; check space and permissions, then run"
            + " again.",
        cause);
  }

  /** Finishes a rename that a crash has cut off, and finds out what was committed. */
  void begin() {
    try {
      Committed found = ops.exists(note) ? read() : null;
      if (found != null && found.checkpoint().last()) {
        if (ops.exists(hidden)) {
          publish();
        }
        ended = true;
      } else if (found != null && !isIntact(found)) {
        LOG.warn(
            "{}: {} is not as it was committed; the run begins again",
            CoreErrors.STATE_DAMAGED,
            hidden);
        found = null;
      }
      committed = found;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private boolean isIntact(Committed found) throws IOException {
    return ops.exists(hidden)
        && ops.size(hidden) >= found.length()
        && tail(found.length()).equals(found.tail());
  }

  private String tail(long length) throws IOException {
    long from = Math.max(0, length - TAIL_BYTES);
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(ops.read(hidden, from, (int) (length - from))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  private Committed read() throws IOException {
    try {
      JsonObject json =
          (JsonObject)
              JsonReader.forSpecs()
                  .named(String.valueOf(note.getFileName()))
                  .withLimits(JsonLimits.DATA)
                  .parse(new String(ops.read(note), UTF_8));
      return new Committed(
          Positions.number(json, "length"),
          Positions.text(json, "tail"),
          Checkpoint.parse(Positions.text(json, "checkpoint")));
    } catch (BiException | ClassCastException e) {
      throw new BiException(
          CoreErrors.STATE_DAMAGED,
          "\""
              + note
              + "\" cannot be trusted: "
              + e.getMessage()
              + " Remove it and \""
              + hidden
              + "\" to begin the run again.",
          e);
    }
  }

  @Override
  public Optional<Checkpoint> lastCommitted() {
    return Optional.ofNullable(committed).map(Committed::checkpoint);
  }

  @Override
  public void resume(Checkpoint from) {
    resumed = true;
  }

  @Override
  public RecordWriter writer(int part) {
    if (part != 0) {
      throw new IllegalArgumentException("A file sink has one writer, asked for " + part + ".");
    }
    try {
      Writer opened = new Writer(openFile());
      writer = opened;
      return opened;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private PartFile openFile() throws IOException {
    Committed from = committed;
    if (resumed && from != null) {
      return PartFile.append(ops, hidden, from.length(), format, schema);
    }
    ended = false;
    ops.delete(note);
    ops.delete(hidden);
    return PartFile.create(ops, hidden, format, schema);
  }

  @Override
  public void commit(List<PartToken> parts, Checkpoint checkpoint) {
    Writer written = writer;
    if (written == null) {
      throw new IllegalStateException("A file sink commits what its writer wrote.");
    }
    try {
      Committed before = committed;
      if (before != null) {
        checkpoint.requireAfter(before.checkpoint(), String.valueOf(target.getFileName()));
      }
      long length = checkpoint.last() ? written.file.end() : written.file.flush();
      written.file.force();
      Committed now = new Committed(length, tail(length), checkpoint);
      if (checkpoint.last()) {
        written.file.close();
      }
      files.replace(note, encode(now), null);
      committed = now;
      if (checkpoint.last()) {
        publish();
        ended = true;
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static byte[] encode(Committed committed) {
    return JsonObject.builder()
        .put("length", committed.length())
        .put("tail", committed.tail())
        .put("checkpoint", committed.checkpoint().toJson())
        .build()
        .toString()
        .getBytes(UTF_8);
  }

  private void publish() throws IOException {
    ops.move(hidden, target);
    try {
      ops.forceFolder(DurableFiles.folder(target));
    } catch (IOException e) {
      throw notForced(e);
    }
  }

  private BiException notForced(IOException cause) {
    return new BiException(
        CoreErrors.WRITE_FAILED,
        "\""
            + target
            + "\" was written, but its folder could not be synced: "
            + FileProblem.describe(cause)
            + ". A power cut may bring the file before it back; check the disk, then run again.",
        cause);
  }

  /** A run of which something is committed keeps its hidden file, to go on inside it. */
  @Override
  public void abort() {
    Writer written = writer;
    writer = null;
    try {
      if (written != null) {
        written.file.close();
      }
      if (written != null && !ended && !isCommitted()) {
        ops.delete(hidden);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private boolean isCommitted() throws IOException {
    return ops.exists(note);
  }

  /** By now the engine knows that the run has ended, so the note has served. */
  @Override
  public void close() {
    try {
      if (ended) {
        ops.delete(note);
      }
      abort();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private final class Writer implements RecordWriter {
    private final PartFile file;
    private long flushed;

    Writer(PartFile file) {
      this.file = file;
    }

    @Override
    public void write(RecordBatch rows) {
      try {
        file.write(rows);
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public PartToken flush() {
      try {
        file.flush();
      } catch (IOException e) {
        throw failed(e);
      }
      long rows = file.rows() - flushed;
      flushed = file.rows();
      return new PartToken(0, rows, "");
    }

    @Override
    public void close() {
      // The session closes the file: it decides between commit and abort.
    }
  }
}
