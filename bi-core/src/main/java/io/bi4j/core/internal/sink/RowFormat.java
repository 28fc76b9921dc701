package io.bi4j.core.internal.sink;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import java.io.IOException;
import java.io.OutputStream;

/** How rows become bytes of a file. Immutable; what it needs while writing is in its encoder. */
public interface RowFormat {
  /**
   * Begins a file.
   *
   * @throws io.bi4j.core.BiException when the format cannot hold such columns
   */
  Encoder open(Schema schema, OutputStream out) throws IOException;

  /** Writes the rows of one file. Confined to one thread. */
  interface Encoder {
    /** Writes rows. */
    void write(RecordBatch rows) throws IOException;

    /** Writes what the format has at its end. */
    void end() throws IOException;
  }
}
