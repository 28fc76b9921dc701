package io.bi4j.benchmarks.data;

import java.nio.file.Path;

/**
 * The three files of one data set. Immutable.
 *
 * @param directory where the files live
 * @param rows number of rows, headers not counted
 * @param seed see {@link DataGenerator#SEED}
 * @param quoteShare of 10,000 CSV cells that need no quotes, how many have them all the same: 0 in
 *     the files that are timed, more in the files of the tests
 */
public record DataSet(Path directory, long rows, long seed, int quoteShare) {
  public DataSet {
    if (rows < 1 || quoteShare < 0 || quoteShare > 10_000) {
      throw new IllegalArgumentException(
          "rows must be at least 1 and quoteShare 0..10000, were " + rows + " and " + quoteShare);
    }
  }

  /** The data set of the published figures. */
  public static DataSet standard(Path directory, long rows) {
    return new DataSet(directory, rows, DataGenerator.SEED, 0);
  }

  /** All eleven columns, with a header line. */
  public Path fullCsv() {
    return directory.resolve("tx-" + sizeName() + ".csv");
  }

  /** The columns {@link TransactionColumn#SLIM}, with a header line. */
  public Path slimCsv() {
    return directory.resolve("slim-" + sizeName() + ".csv");
  }

  /** One JSON object per line. */
  public Path jsonLines() {
    return directory.resolve("tx-" + sizeName() + ".jsonl");
  }

  /** Written last; says what the files beside it hold. */
  Path manifest() {
    return directory.resolve("data-" + sizeName() + ".properties");
  }

  /** The number of rows as file names say it, for example {@code 10M}. */
  public String sizeName() {
    return rows % 1_000_000 == 0
        ? rows / 1_000_000 + "M"
        : rows % 1_000 == 0 ? rows / 1_000 + "K" : Long.toString(rows);
  }
}
