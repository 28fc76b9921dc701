package io.bi4j.core.source;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.sink.FileTarget;
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
 * EXACTLY_ONCE: rows of a file go into a hidden file beside the target, which is synced and renamed
 * into place when the run ends; running again replaces the file. Rows of a {@linkplain #folder
 * folder} become visible with each commit. <b>Threads.</b> Immutable.
 *
 * @since 0.1
 */
public final class JsonLinesSink implements Sink {
  private final FileTarget target;

  private JsonLinesSink(FileTarget target) {
    this.target = target;
  }

  /** A file in an existing folder; a file of this name is replaced. */
  public static JsonLinesSink file(String path) {
    return file(Path.of(path));
  }

  /** A file in an existing folder; a file of this name is replaced. */
  public static JsonLinesSink file(Path path) {
    return new JsonLinesSink(FileTarget.file(requireNonNull(path, "path")));
  }

  /**
   * A folder of files and a manifest, to which every run adds its rows; the folder must exist, and
   * only one pipeline may write into it. Rows become visible with each commit: read the files that
   * {@code manifest.json} names.
   */
  public static JsonLinesSink folder(Path path) {
    return new JsonLinesSink(FileTarget.folder(requireNonNull(path, "path")));
  }

  /** Each run replaces the rows of the folder when it ends, instead of adding to them. */
  public JsonLinesSink replacing() {
    return new JsonLinesSink(target.replaced());
  }

  /**
   * How many files of a folder are written at the same time; as many as there are cores, at most
   * eight, unless this says otherwise. One keeps the order of the rows.
   */
  public JsonLinesSink writers(int count) {
    return new JsonLinesSink(target.writers(count));
  }

  private Sink sink() {
    return target.sink(new JsonLinesFormat());
  }

  @Override
  public String name() {
    return sink().name();
  }

  @Override
  public Guarantee guarantee() {
    return sink().guarantee();
  }

  @Override
  public boolean atomicRuns() {
    return sink().atomicRuns();
  }

  @Override
  public int maxWriters() {
    return sink().maxWriters();
  }

  @Override
  public WriteSession open(RunKey run, Schema schema) {
    return sink().open(run, schema);
  }

  @Override
  public String toString() {
    return "JsonLinesSink(" + target.path() + ")";
  }
}
