package io.bi4j.core.internal.sink;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** How rows become bytes of a file. Immutable; what it needs while writing is in its encoder. */
public interface RowFormat {
  /**
   * Begins a file.
   *
   * @throws io.bi4j.core.BiException when the format cannot hold such columns
   */
  Encoder open(Schema schema, OutputStream out) throws IOException;

  /**
   * Goes on with a file that another encoder began and that ends behind a row; empty when the
   * format has an end of its own, so that its files are written in one go.
   */
  default Optional<Encoder> append(Schema schema, OutputStream out) throws IOException {
    return Optional.empty();
  }

  /** Whether {@link #append} goes on with a file. */
  default boolean appends() {
    return false;
  }

  /** What the names of files end in, without the point; for example {@code csv}. */
  String extension();

  /** Writes the rows of one file. Confined to one thread at a time. */
  interface Encoder {
    /** Writes rows. */
    void write(RecordBatch rows) throws IOException;

    /** Hands all rows so far to the stream, so that a reader of the bytes sees them whole. */
    void flush() throws IOException;

    /** Writes what the format has at its end. */
    void end() throws IOException;
  }
}
