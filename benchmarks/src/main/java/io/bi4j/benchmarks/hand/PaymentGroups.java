package io.bi4j.benchmarks.hand;

/** J2's filter and group key, on cells as addresses. Confined to one thread. */
final class PaymentGroups {
  private static final long SUCCEEDE = 0x6564656563637573L; // "succeede", first byte lowest

  private final GroupLog log = new GroupLog();
  private long leftOut;

  /** Forgets all records, for the next run. */
  void clear() {
    log.clear();
    leftOut = 0;
  }

  GroupLog log() {
    return log;
  }

  long leftOut() {
    return leftOut;
  }

  /** Takes one record; a missing cell has length zero. */
  void accept(
      long createdFrom,
      long createdTo,
      long countryFrom,
      long countryTo,
      long statusFrom,
      long statusTo,
      long amountFrom,
      long amountTo) {
    if (!isSucceeded(statusFrom, statusTo)) {
      return;
    }
    long day = Cells.day(createdFrom, createdTo);
    long amount = Cells.number(amountFrom, amountTo);
    if (day == Cells.INVALID || amount == Cells.INVALID || countryFrom == countryTo) {
      leftOut++;
      return;
    }
    log.add(countryFrom, (int) (countryTo - countryFrom), (int) day, amount);
  }

  private static boolean isSucceeded(long from, long to) {
    return to - from == 9 && Raw.word(from) == SUCCEEDE && Raw.octet(from + 8) == 'd';
  }
}
