package io.bi4j.data;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Schema;
import io.bi4j.core.spi.Guarantee;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.WriteSession;
import io.bi4j.data.internal.parquet.Codec;
import io.bi4j.data.internal.parquet.ParquetErrors;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Parquet file as a sink: {@code .to(ParquetSink.file("sales.parquet"))}.
 *
 * <p><b>Format.</b> Version 2 footer with statistics, data pages 1 with checksums, a dictionary per
 * column as long as values repeat, Snappy, row groups of 122,880 rows. Nulls and nested columns as
 * the format has them. <b>Types.</b> docs/data-stores.md has the table; MONEY and DURATION are
 * stored as INT64 (minor units, microseconds) with a note in the footer by which {@link Parquet}
 * reads them back, since Parquet has no type that holds all their values.
 *
 * <p><b>Guarantee.</b> EXACTLY_ONCE: rows go into a hidden file beside the target, which is synced
 * at every commit and renamed into place at the commit that ends the run; the footer holds the
 * checkpoint. An interrupted run goes on behind the last row group that was committed. A new run
 * replaces the file. <b>Threads.</b> Immutable; each method with an option returns a copy.
 * <b>Cost.</b> Memory of one row group, at most about 128 MiB.
 *
 * @since 0.1
 */
public final class ParquetSink implements Sink {
  /** Rows of a row group unless {@link #rowGroupRows(int)} says otherwise. */
  public static final int DEFAULT_ROW_GROUP_ROWS = 122_880;

  private final Path path;
  private final Codec codec;
  private final int groupRows;

  private ParquetSink(Path path, Codec codec, int groupRows) {
    this.path = path;
    this.codec = codec;
    this.groupRows = groupRows;
  }

  /** A file in an existing folder; a file of this name is replaced. */
  public static ParquetSink file(String path) {
    return file(Path.of(path));
  }

  /** A file in an existing folder; a file of this name is replaced. */
  public static ParquetSink file(Path path) {
    return new ParquetSink(requireNonNull(path, "path"), Codec.SNAPPY, DEFAULT_ROW_GROUP_ROWS);
  }

  /** Pages are not compressed. */
  public ParquetSink uncompressed() {
    return new ParquetSink(path, Codec.NONE, groupRows);
  }

  /** Pages are compressed with Zstandard: smaller than Snappy, somewhat slower. */
  public ParquetSink zstd() {
    return new ParquetSink(path, Codec.ZSTD, groupRows);
  }

  /** Pages are compressed with gzip: small, slow, and read by everybody. */
  public ParquetSink gzip() {
    return new ParquetSink(path, Codec.GZIP, groupRows);
  }

  /** Pages are compressed with LZ4 in its raw form. */
  public ParquetSink lz4() {
    return new ParquetSink(path, Codec.LZ4, groupRows);
  }

  /**
   * How many rows a row group has at most; small ones can be skipped more often, large ones
   * compress better.
   */
  public ParquetSink rowGroupRows(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("rowGroupRows must be 1 or more, was " + rows + ".");
    }
    return new ParquetSink(path, codec, rows);
  }

  @Override
  public String name() {
    return String.valueOf(path.getFileName());
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.EXACTLY_ONCE;
  }

  @Override
  public boolean atomicRuns() {
    return true;
  }

  @Override
  public WriteSession open(RunKey run, Schema schema) {
    if (Files.isDirectory(path)) {
      throw new BiException(
          ParquetErrors.NOT_A_FILE,
          "\"" + path + "\" is a directory; this sink writes one file. Name a file in it.");
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new BiException(
          ParquetErrors.FILE_NOT_FOUND,
          "The folder of \"" + path + "\" does not exist. Create it first.");
    }
    return new ParquetSession(path, folder, run, schema, codec, groupRows);
  }

  @Override
  public String toString() {
    return "ParquetSink(" + path + ")";
  }
}
