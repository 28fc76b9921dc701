package io.bi4j.core.source;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.sink.FileSink;
import io.bi4j.core.internal.write.JsonLinesFormat;
import io.bi4j.core.spi.Guarantee;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.WriteSession;
import java.nio.file.Path;

/**
 * A file of JSON lines as a sink: UTF-8, one object a line, keys in the order of the schema, nulls
 * written out.
 *
 * <p><b>Values.</b> Numbers and booleans are JSON's own; dates, times, durations and bytes (Base64)
 * are strings, and so are NaN and infinities, which JSON does not have; money is {@code
 * {"minor":1999,"currency":"EUR"}}. {@link JsonLines} reads all of them back. <b>Guarantee.</b>
 * EXACTLY_ONCE: rows go into a hidden file beside the target, which is synced and renamed into
 * place at the commit; running again replaces the file. <b>Threads.</b> Immutable.
 *
 * @since 0.1
 */
public final class JsonLinesSink implements Sink {
  private final Path path;

  private JsonLinesSink(Path path) {
    this.path = path;
  }

  /** A file in an existing folder; a file of this name is replaced. */
  public static JsonLinesSink file(String path) {
    return file(Path.of(path));
  }

  /** A file in an existing folder; a file of this name is replaced. */
  public static JsonLinesSink file(Path path) {
    return new JsonLinesSink(requireNonNull(path, "path"));
  }

  private FileSink sink() {
    return new FileSink(path, new JsonLinesFormat());
  }

  @Override
  public String name() {
    return String.valueOf(path.getFileName());
  }

  @Override
  public Guarantee guarantee() {
    return sink().guarantee();
  }

  @Override
  public WriteSession open(RunKey run, Schema schema) {
    return sink().open(run, schema);
  }

  @Override
  public String toString() {
    return "JsonLinesSink(" + path + ")";
  }
}
