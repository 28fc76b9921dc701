package io.bi4j.core.internal.sink;

import io.bi4j.core.BiException;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.Guarantee;
import io.bi4j.core.spi.PartToken;
import io.bi4j.core.spi.RecordWriter;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.WriteSession;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * One file per run. Rows go into a hidden file beside the target, which is synced and renamed into
 * place at the commit: whoever looks at the target sees the rows of the last committed run, whole.
 * Running again replaces it, so each row is there once.
 */
public final class FileSink implements Sink {
  private static final int BUFFER_BYTES = 256 << 10;

  private final Path target;
  private final RowFormat format;

  public FileSink(Path target, RowFormat format) {
    this.target = target;
    this.format = format;
  }

  @Override
  public String name() {
    return String.valueOf(target.getFileName());
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.EXACTLY_ONCE;
  }

  @Override
  public WriteSession open(RunKey run, Schema schema) {
    if (Files.isDirectory(target)) {
      throw new BiException(
          CoreErrors.NOT_A_FILE,
          "\"" + target + "\" is a directory; a file sink writes one file. Name a file in it.");
    }
    Path parent = target.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new BiException(
          CoreErrors.FILE_NOT_FOUND,
          "The folder of \"" + target + "\" does not exist. Create it first.");
    }
    Path hidden = parent.resolve("." + target.getFileName() + "." + run.run() + ".part");
    try {
      return new Session(schema, parent, hidden);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public String toString() {
    return "FileSink(" + target + ")";
  }

  private BiException failed(IOException cause) {
    if (cause instanceof ClosedByInterruptException) {
      return new BiException(
          CoreErrors.CANCELLED, "Writing of file \"" + target + "\" was interrupted.", cause);
    }
    return new BiException(
        CoreErrors.WRITE_FAILED,
        "\""
            + target
            + "\" could not be written: "
            + cause.getMessage()
            + ". It is as it was before; check space and permissions, then run again.",
        cause);
  }

  private BiException notSynced(IOException cause) {
    return new BiException(
        CoreErrors.WRITE_FAILED,
        "\""
            + target
            + "\" was written, but its folder could not be synced: "
            + cause.getMessage()
            + ". A power cut may bring the old file back; check the disk, then run again.",
        cause);
  }

  private final class Session implements WriteSession {
    private final Path folder;
    private final Path hidden;
    private final FileChannel file;
    private final Writer writer;
    private boolean done;

    Session(Schema schema, Path folder, Path hidden) throws IOException {
      this.folder = folder;
      this.hidden = hidden;
      this.file =
          FileChannel.open(
              hidden,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING);
      try {
        OutputStream out = Channels.newOutputStream(file);
        this.writer = new Writer(schema, new BufferedOutputStream(out, BUFFER_BYTES));
      } catch (IOException | RuntimeException e) {
        try {
          discard();
        } catch (IOException second) {
          e.addSuppressed(second);
        }
        throw e;
      }
    }

    @Override
    public Optional<Checkpoint> lastCommitted() {
      return Optional.empty();
    }

    @Override
    public RecordWriter writer(int part) {
      if (part != 0) {
        throw new IllegalArgumentException("A file sink has one writer, asked for " + part + ".");
      }
      return writer;
    }

    @Override
    public void commit(List<PartToken> parts, Checkpoint checkpoint) {
      try {
        writer.end();
        file.force(true);
        file.close();
        Files.move(
            hidden, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        done = true;
      } catch (IOException e) {
        throw failed(e);
      }
      try {
        syncFolder();
      } catch (IOException e) {
        throw notSynced(e);
      }
    }

    /** Makes the new name durable; some systems do not open folders, and then it cannot be done. */
    private void syncFolder() throws IOException {
      if (!System.getProperty("os.name", "").startsWith("Windows")) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
          channel.force(true);
        }
      }
    }

    @Override
    public void abort() {
      if (!done) {
        done = true;
        try {
          discard();
        } catch (IOException e) {
          throw failed(e);
        }
      }
    }

    private void discard() throws IOException {
      try {
        file.close();
      } finally {
        Files.deleteIfExists(hidden);
      }
    }

    @Override
    public void close() {
      abort();
    }
  }

  private final class Writer implements RecordWriter {
    private final OutputStream out;
    private final RowFormat.Encoder encoder;
    private long rows;

    Writer(Schema schema, OutputStream out) throws IOException {
      this.out = out;
      this.encoder = format.open(schema, out);
    }

    @Override
    public void write(RecordBatch batch) {
      try {
        encoder.write(batch);
        rows += batch.rowCount();
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public PartToken flush() {
      try {
        out.flush();
      } catch (IOException e) {
        throw failed(e);
      }
      return new PartToken(0, rows, "");
    }

    void end() throws IOException {
      encoder.end();
      out.flush();
    }

    @Override
    public void close() {
      // The session closes the file: it decides between commit and abort.
    }
  }
}
