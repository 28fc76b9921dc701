package io.bi4j.core.internal.write;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.sink.RowFormat;
import java.io.OutputStream;

/** JSON lines to be written. */
public record JsonLinesFormat() implements RowFormat {
  @Override
  public Encoder open(Schema schema, OutputStream out) {
    return new JsonLinesBatchWriter(out, schema);
  }
}
