package io.bi4j.core.internal.write;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.sink.RowFormat;
import java.io.OutputStream;
import java.util.Optional;

/** JSON lines to be written. */
public record JsonLinesFormat() implements RowFormat {
  @Override
  public Encoder open(Schema schema, OutputStream out) {
    return new JsonLinesBatchWriter(out, schema);
  }

  @Override
  public Optional<Encoder> append(Schema schema, OutputStream out) {
    return Optional.of(open(schema, out));
  }

  @Override
  public boolean appends() {
    return true;
  }

  @Override
  public String extension() {
    return "jsonl";
  }
}
