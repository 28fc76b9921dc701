package io.bi4j.data;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.spi.Boundedness;
import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.spi.Replay;
import io.bi4j.core.spi.Source;
import io.bi4j.core.spi.Split;
import io.bi4j.core.state.SplitPosition;
import io.bi4j.data.internal.parquet.GroupFilter;
import io.bi4j.data.internal.parquet.ParquetErrors;
import io.bi4j.data.internal.parquet.ParquetFile;
import io.bi4j.data.internal.parquet.ParquetOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file as a source: {@code bi.read(Parquet.file("sales.parquet"))}.
 *
 * <p><b>Shape.</b> One split per row group, in order; batches of up to 4,096 rows. Only the columns
 * asked for are read. A condition given with {@link #where(String)} or asked for by the engine
 * leaves out row groups whose statistics rule it out; the engine applies it to the rows of the
 * others. <b>Types.</b> docs/data-stores.md has the table. Nothing is rounded or guessed: a time
 * with nanoseconds fails unless {@link #truncateNanos()}. <b>Nulls.</b> As in the file.
 *
 * <p><b>Format.</b> Data pages 1 and 2; all current encodings; uncompressed, Snappy, gzip,
 * Zstandard and LZ4_RAW. Not read: encrypted files, LZO, Brotli, LZ4 in the framing of Hadoop.
 * <b>Errors.</b> {@code data/parquet-damaged}, {@code data/parquet-unsupported}, {@code
 * data/parquet-limit} (a page or cell above 256 MiB), {@code data/inexact-value}, {@code
 * core/source-changed} when the file is not the one that was planned. <b>Threads.</b> Immutable;
 * each method with an option returns a copy. <b>Cost.</b> Memory is that of a page per column and a
 * batch; no object per record or cell.
 *
 * @since 0.1
 */
public final class Parquet implements Source {
  private final Path path;
  private final List<String> columns;
  private final @Nullable Expr condition;
  private final ParquetOptions options;

  private Parquet(
      Path path, List<String> columns, @Nullable Expr condition, ParquetOptions options) {
    this.path = path;
    this.columns = columns;
    this.condition = condition;
    this.options = options;
  }

  /** A file. */
  public static Parquet file(String path) {
    return file(Path.of(path));
  }

  /** A file. */
  public static Parquet file(Path path) {
    return new Parquet(requireNonNull(path, "path"), List.of(), null, ParquetOptions.EXACT);
  }

  /** Only these columns, in this order. */
  public Parquet columns(String... names) {
    return new Parquet(path, List.of(names), condition, options);
  }

  /**
   * Only rows that meet a condition, for example {@code day >= '2026-01-01' and amount > 0}.
   *
   * @throws BiException {@code core/bad-expression} when it is none
   */
  public Parquet where(String text) {
    return where(Exprs.parse(text));
  }

  /** Only rows that meet a condition. */
  public Parquet where(Expr expr) {
    return new Parquet(path, columns, both(condition, requireNonNull(expr, "expr")), options);
  }

  /** Nanoseconds of times are cut to microseconds, instead of failing. */
  public Parquet truncateNanos() {
    return new Parquet(path, columns, condition, new ParquetOptions(true, options.int96AsUtc()));
  }

  /**
   * The outdated times of 96 bits are instants of UTC, as Spark writes them, not wall-clock times.
   */
  public Parquet int96AsUtc() {
    return new Parquet(path, columns, condition, new ParquetOptions(options.truncateNanos(), true));
  }

  private static Expr both(@Nullable Expr first, Expr second) {
    return first == null ? second : Exprs.call("and", first, second);
  }

  @Override
  public String name() {
    return String.valueOf(path.getFileName());
  }

  @Override
  public Boundedness boundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public Replay replay() {
    return Replay.STABLE;
  }

  @Override
  public ReadPlan plan(ReadRequest request) {
    try (ParquetFile file = ParquetFile.open(path, options)) {
      List<String> wanted = wanted(request.columns(), file);
      Schema schema = file.schema(wanted);
      Optional<Expr> residual =
          condition == null
              ? request.filter()
              : Optional.of(request.filter().map(f -> both(condition, f)).orElse(condition));
      String version = version();
      List<Split> splits = new ArrayList<>();
      for (int group = 0; group < file.groups(); group++) {
        int number = group;
        boolean needed = residual.map(f -> file.mayMatch(number, new GroupFilter(f))).orElse(true);
        if (needed && file.rows(group) > 0) {
          splits.add(ParquetSplit.of(group, version, wanted, file.names()));
        }
      }
      return new ReadPlan(schema, splits, residual);
    }
  }

  /** The columns to read: what the request needs, in the order of this source. */
  private List<String> wanted(List<String> requested, ParquetFile file) {
    List<String> all = columns.isEmpty() ? file.names() : columns;
    if (requested.isEmpty()) {
      return all;
    }
    List<String> missing = new ArrayList<>(requested);
    missing.removeAll(all);
    if (!missing.isEmpty()) {
      file.schema(missing);
    }
    return requested;
  }

  @Override
  public RecordReader open(Split split, @Nullable SplitPosition from) {
    String version = version();
    ParquetFile file = ParquetFile.open(path, options);
    boolean done = false;
    try {
      ParquetSplit part = ParquetSplit.parse(split, file.names());
      if (!part.version().equals(version) || part.group() >= file.groups()) {
        throw new BiException(
            ParquetErrors.SOURCE_CHANGED,
            "\"" + path + "\" was changed after its reading was planned. Run again.");
      }
      RecordReader reader = new ParquetReader(file, part.group(), part.columns(), from);
      done = true;
      return reader;
    } finally {
      if (!done) {
        file.close();
      }
    }
  }

  /** Size and time of the last change: another file of the same name has others. */
  private String version() {
    try {
      return Files.size(path) + "." + Files.getLastModifiedTime(path).toMillis();
    } catch (NoSuchFileException e) {
      throw new BiException(
          ParquetErrors.FILE_NOT_FOUND, "There is no file \"" + path + "\". Check the path.", e);
    } catch (IOException e) {
      throw new BiException(
          ParquetErrors.READ_FAILED,
          "\"" + path + "\" could not be read: " + e.getMessage() + ". Check it and run again.",
          e);
    }
  }

  @Override
  public String toString() {
    return "Parquet(" + path + ")";
  }
}
