package io.bi4j.data;

import io.bi4j.core.BiException;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.PartToken;
import io.bi4j.core.spi.RecordWriter;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.WriteSession;
import io.bi4j.data.internal.parquet.Codec;
import io.bi4j.data.internal.parquet.ParquetErrors;
import io.bi4j.data.internal.parquet.ParquetOutput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes one Parquet file: hidden until the commit that ends the run. */
final class ParquetSession implements WriteSession {
  private final Path target;
  private final Schema schema;
  private final Codec codec;
  private final int groupRows;
  private final HiddenFile hidden;
  private @Nullable FileChannel channel;
  private @Nullable Writer writer;
  private boolean renamed;

  ParquetSession(Path target, Path folder, RunKey run, Schema schema, Codec codec, int groupRows) {
    this.target = target;
    this.schema = schema;
    this.codec = codec;
    this.groupRows = groupRows;
    this.hidden = new HiddenFile(target, folder, run);
  }

  @Override
  public Optional<Checkpoint> lastCommitted() {
    return hidden.lastCommitted();
  }

  @Override
  public void resume(Checkpoint committed) {
    HiddenFile.Commit commit = hidden.commit().orElse(null);
    if (commit == null || commit.checkpoint().sequence() != committed.sequence()) {
      throw new BiException(
          ParquetErrors.CANNOT_RESUME,
          "The hidden file of \""
              + target
              + "\" does not hold checkpoint "
              + committed.sequence()
              + " any more, so the run cannot go on. Begin the run again.");
    }
    try {
      FileChannel opened =
          FileChannel.open(hidden.part(), StandardOpenOption.READ, StandardOpenOption.WRITE);
      channel = opened;
      writer =
          new Writer(
              ParquetOutput.resume(
                  opened, hidden.part(), commit.length(), schema, codec, groupRows));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public RecordWriter writer(int part) {
    if (part != 0) {
      throw new IllegalArgumentException("A Parquet file has one writer, asked for " + part + ".");
    }
    return writer();
  }

  private Writer writer() {
    Writer found = writer;
    if (found != null) {
      return found;
    }
    try {
      hidden.forget();
      FileChannel opened =
          FileChannel.open(
              hidden.part(),
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
      channel = opened;
      found = new Writer(ParquetOutput.create(opened, schema, codec, groupRows));
      writer = found;
      return found;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void commit(List<PartToken> parts, Checkpoint checkpoint) {
    Writer rows = writer();
    boolean kept = !checkpoint.run().isEmpty();
    if (kept) {
      hidden
          .lastCommitted()
          .ifPresent(before -> checkpoint.requireAfter(before, target.toString()));
    }
    try {
      Map<String, String> notes = new LinkedHashMap<>();
      if (kept) {
        notes.put(HiddenFile.PIPELINE_KEY, hidden.pipeline());
        notes.put(HiddenFile.CHECKPOINT_KEY, checkpoint.toJson());
      }
      long length = rows.output.footer(notes);
      FileChannel file = java.util.Objects.requireNonNull(channel);
      file.force(true);
      if (checkpoint.last()) {
        file.close();
        hidden.publish();
        renamed = true;
      } else {
        hidden.write(new HiddenFile.Commit(length, checkpoint));
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** What was committed stays, so that the run can go on; the rest goes. */
  @Override
  public void abort() {
    try {
      closeFile();
      if (!renamed && writer != null && hidden.commit().isEmpty()) {
        hidden.delete();
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    abort();
  }

  private void closeFile() throws IOException {
    FileChannel open = channel;
    if (open != null) {
      open.close();
    }
  }

  private BiException failed(IOException cause) {
    return new BiException(
        ParquetErrors.WRITE_FAILED,
        "\""
            + target
            + "\" could not be written: "
            + cause.getMessage()
            + ". The file of the last run is untouched; check space and permissions, then run"
            + " again.",
        cause);
  }

  private final class Writer implements RecordWriter {
    private final ParquetOutput output;
    private long rows;

    Writer(ParquetOutput output) {
      this.output = output;
    }

    @Override
    public void write(RecordBatch batch) {
      try {
        output.write(batch);
        rows += batch.rowCount();
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public PartToken flush() {
      PartToken token = new PartToken(0, rows, "");
      rows = 0;
      return token;
    }

    @Override
    public void close() {
      // The session closes the file: it decides between commit and abort.
    }
  }
}
