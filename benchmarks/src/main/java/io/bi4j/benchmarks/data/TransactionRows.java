package io.bi4j.benchmarks.data;

import static io.bi4j.benchmarks.data.TransactionColumn.*;

/**
 * Makes payment rows. Row {@code i} depends on (seed, number of rows, {@code i}) only, so any part
 * of a file can be made anywhere, in any order, on any number of threads.
 *
 * <p>Shares: 0.5 % of rows repeat an earlier row exactly; 0.5 % of the cells of each of {@code
 * created_at}, {@code country}, {@code currency}, {@code status}, {@code amount_minor} and {@code
 * fee_minor} are malformed or missing; 1 % of descriptions need CSV quotes, 3 % are not ASCII; 78 %
 * of well-formed statuses are {@code succeeded}; 1 % of amounts are negative. Rows come in time
 * order over the 366 days of 2024 with up to 15 days of jitter to either side.
 */
final class TransactionRows {
  /** The seed of every published figure. */
  static final long SEED = 20240601L;

  private static final long YEAR_START_MILLIS = 1_704_067_200_000L; // 2024-01-01T00:00:00Z
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long SPAN_MILLIS = 366 * DAY_MILLIS;
  private static final int JITTER_SECONDS = 15 * 86_400;
  private static final int REDELIVERY_WINDOW = 100_000;

  private final long seed;
  private final long rows;
  private final Draws draws = new Draws();
  private final CivilTime time = new CivilTime();

  TransactionRows(long seed, long rows) {
    this.seed = seed;
    this.rows = rows;
  }

  /** Fills {@code row} with row number {@code index}. */
  void fill(long index, Row row) {
    long source = firstDelivery(index);
    row.clear();
    id(row);
    createdAt(source, row);
    text(row, Vocabulary.MERCHANTS[draws.skewedBelow(Vocabulary.MERCHANTS.length)]);
    int country = draws.skewedBelow(Vocabulary.COUNTRIES.length);
    typed(row, COUNTRY, Vocabulary.COUNTRIES[country]);
    typed(row, CURRENCY, Vocabulary.CURRENCY_OF_COUNTRY[country]);
    text(row, Vocabulary.METHODS[draws.below(Vocabulary.METHODS.length)]);
    typed(row, STATUS, Vocabulary.STATUSES[statusIndex()]);
    amounts(row);
    email(source, row);
    description(row);
  }

  /** Follows re-deliveries back to the row that was delivered first, and starts its draws. */
  private long firstDelivery(long index) {
    draws.startAt(seed, index);
    while (draws.chance(50) && index > 0) {
      index -= 1 + draws.below((int) Math.min(index, REDELIVERY_WINDOW));
      draws.startAt(seed, index);
    }
    return index;
  }

  private void id(Row row) {
    long high = draws.next();
    long low = draws.next();
    Bytes cell = row.cell();
    cell.addHex(high >>> 32, 8);
    cell.add('-');
    cell.addHex(high >>> 16, 4);
    cell.add('-');
    cell.addHex(high & 0x0FFF | 0x4000, 4);
    cell.add('-');
    cell.addHex(low >>> 48 & 0x3FFF | 0x8000, 4);
    cell.add('-');
    cell.addHex(low, 12);
    row.endCell();
  }

  private void createdAt(long index, Row row) {
    long jitterSeconds = (long) draws.below(2 * JITTER_SECONDS + 1) - JITTER_SECONDS;
    long inOrder = (long) ((double) index / rows * SPAN_MILLIS);
    long millis = YEAR_START_MILLIS + inOrder + jitterSeconds * 1000;
    boolean withMillis = draws.chance(7_500);
    if (malformed(row, CREATED_AT)) {
      return;
    }
    time.write(withMillis ? millis : millis - Math.floorMod(millis, 1000L), withMillis, row.cell());
    row.endCell();
  }

  private int statusIndex() {
    int percent = draws.below(100);
    return percent < 78 ? 0 : percent < 87 ? 1 : percent < 92 ? 2 : 3 + (percent - 92) / 3 % 3;
  }

  private void amounts(Row row) {
    long amount = 50 + (long) draws.skewedBelow(4_000) * draws.skewedBelow(900) / 4;
    if (draws.chance(100)) {
      amount = -amount;
    }
    if (!malformed(row, AMOUNT_MINOR)) {
      row.cell().addNumber(amount);
      row.endCell();
    }
    if (!malformed(row, FEE_MINOR)) {
      row.cell().addNumber(Math.abs(amount) * 29 / 1000 + 30);
      row.endCell();
    }
  }

  private void email(long index, Row row) {
    Bytes cell = row.cell();
    cell.add(Vocabulary.GIVEN_NAMES[draws.below(Vocabulary.GIVEN_NAMES.length)]);
    cell.add('.');
    cell.add(Vocabulary.FAMILY_NAMES[draws.below(Vocabulary.FAMILY_NAMES.length)]);
    cell.addNumber(index);
    cell.add('@');
    cell.add(Vocabulary.DOMAINS[draws.below(Vocabulary.DOMAINS.length)]);
    row.endCell();
  }

  private void description(Row row) {
    int kind = draws.below(10_000);
    Bytes cell = row.cell();
    if (kind < 100) {
      cell.add(Vocabulary.QUOTED[draws.below(Vocabulary.QUOTED.length)]);
    } else if (kind < 400) {
      cell.add(Vocabulary.NON_ASCII[draws.below(Vocabulary.NON_ASCII.length)]);
    } else {
      int words = 2 + draws.below(5);
      for (int i = 0; i < words; i++) {
        if (i > 0) {
          cell.add(' ');
        }
        cell.add(Vocabulary.WORDS[draws.below(Vocabulary.WORDS.length)]);
      }
    }
    row.endCell();
  }

  private void typed(Row row, TransactionColumn column, byte[] wellFormed) {
    if (!malformed(row, column)) {
      text(row, wellFormed);
    }
  }

  private static void text(Row row, byte[] value) {
    row.cell().add(value);
    row.endCell();
  }

  /** In 0.5 % of cases writes a bad cell and says so. */
  private boolean malformed(Row row, TransactionColumn column) {
    if (!draws.chance(50)) {
      return false;
    }
    text(row, MalformedCells.pick(column, draws));
    return true;
  }
}
