package io.bi4j.benchmarks.hand;

import io.bi4j.benchmarks.data.TransactionColumn;

/** J2: hands the four cells it needs to {@link PaymentGroups}. */
final class GroupSinks {
  private GroupSinks() {}

  /** A sink that collects groups. */
  interface GroupSink extends CsvSink {
    PaymentGroups groups();
  }

  /** The eleven columns of the full file. */
  static final class Full implements GroupSink {
    private static final int COLUMNS = 11;

    private final PaymentGroups groups;

    Full(PaymentGroups groups) {
      this.groups = groups;
    }

    @Override
    public PaymentGroups groups() {
      return groups;
    }

    @Override
    public int columns() {
      return COLUMNS;
    }

    @Override
    public boolean plain(long start, long text, long places) {
      if (!CsvSink.areSeparators(text, places, COLUMNS)) {
        return false;
      }
      long end6 = CsvSink.mark(text, places, 6);
      groups.accept(
          CsvSink.mark(text, places, 0) + 1,
          CsvSink.mark(text, places, 1),
          CsvSink.mark(text, places, 2) + 1,
          CsvSink.mark(text, places, 3),
          CsvSink.mark(text, places, 5) + 1,
          end6,
          end6 + 1,
          CsvSink.mark(text, places, 7));
      return true;
    }

    @Override
    public void cells(long[] from, long[] to) {
      accept(groups, from, to, 1, 3, 6, 7);
    }
  }

  /** The columns of {@link TransactionColumn#SLIM}. */
  static final class Slim implements GroupSink {
    private static final int COLUMNS = 5;

    private final PaymentGroups groups;

    Slim(PaymentGroups groups) {
      this.groups = groups;
    }

    @Override
    public PaymentGroups groups() {
      return groups;
    }

    @Override
    public int columns() {
      return COLUMNS;
    }

    @Override
    public boolean plain(long start, long text, long places) {
      if (!CsvSink.areSeparators(text, places, COLUMNS)) {
        return false;
      }
      long end2 = CsvSink.mark(text, places, 2);
      long end3 = CsvSink.mark(text, places, 3);
      groups.accept(
          start,
          CsvSink.mark(text, places, 0),
          CsvSink.mark(text, places, 1) + 1,
          end2,
          end2 + 1,
          end3,
          end3 + 1,
          CsvSink.lineEnd(CsvSink.mark(text, places, 4)));
      return true;
    }

    @Override
    public void cells(long[] from, long[] to) {
      accept(groups, from, to, 0, 2, 3, 4);
    }
  }

  private static void accept(
      PaymentGroups groups,
      long[] from,
      long[] to,
      int created,
      int country,
      int status,
      int amount) {
    groups.accept(
        from[created],
        to[created],
        from[country],
        to[country],
        from[status],
        to[status],
        from[amount],
        to[amount]);
  }
}
