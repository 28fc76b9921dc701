package io.bi4j.core.internal.sink;

import io.bi4j.core.BiException;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.durable.DurableFiles;
import io.bi4j.core.internal.durable.FileOps;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** One file of rows while it is being written. Confined to one thread at a time. */
final class PartFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 256 << 10;

  private final Path path;
  private final Counted out;
  private final OutputStream buffered;
  private final RowFormat.Encoder encoder;
  private long rows;

  private PartFile(Path path, Counted out, RowFormat format, Schema schema, boolean append)
      throws IOException {
    this.path = path;
    this.out = out;
    this.buffered = new BufferedOutputStream(out, BUFFER_BYTES);
    this.encoder =
        append
            ? format.append(schema, buffered).orElseThrow(() -> notAppendable(path))
            : format.open(schema, buffered);
  }

  /** Begins a file that does not exist yet. */
  static PartFile create(FileOps ops, Path path, RowFormat format, Schema schema)
      throws IOException {
    FileOps.Output file = ops.create(path, false);
    try {
      return new PartFile(path, new Counted(file, 0), format, schema, false);
    } catch (IOException | RuntimeException e) {
      file.close();
      ops.delete(path);
      throw e;
    }
  }

  /** Goes on behind the first bytes of a file; what follows them is cut off. */
  static PartFile append(FileOps ops, Path path, long length, RowFormat format, Schema schema)
      throws IOException {
    FileOps.Output file = ops.append(path, length);
    try {
      return new PartFile(path, new Counted(file, length), format, schema, true);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static BiException notAppendable(Path path) {
    return new BiException(
        CoreErrors.CANNOT_RESUME,
        "File \""
            + path
            + "\" has a format that cannot be gone on with. Write a folder of files instead.");
  }

  Path path() {
    return path;
  }

  /** Rows since the file was opened. */
  long rows() {
    return rows;
  }

  void write(RecordBatch batch) throws IOException {
    encoder.write(batch);
    rows += batch.rowCount();
  }

  /** Hands all rows to the system and says how long the file is. */
  long flush() throws IOException {
    encoder.flush();
    buffered.flush();
    return out.length;
  }

  /** Ends the file's format and says how long the file is. */
  long end() throws IOException {
    encoder.end();
    buffered.flush();
    return out.length;
  }

  void force() throws IOException {
    out.file.force();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** Counts what reaches the file. */
  private static final class Counted extends OutputStream {
    private final FileOps.Output file;
    private long length;
    private boolean closed;

    Counted(FileOps.Output file, long length) {
      this.file = file;
      this.length = length;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      DurableFiles.writeFully(file, bytes, from, count);
      length += count;
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        file.close();
      }
    }
  }
}
