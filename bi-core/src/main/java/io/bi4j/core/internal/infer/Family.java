package io.bi4j.core.internal.infer;

import static io.bi4j.core.internal.parse.CellText.INVALID;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rival readings of the same cells. A column is ambiguous when two readings take all its cells but
 * give some cell different values.
 */
final class Family {
  private static final int TRIAL = 64;

  private final List<Reading> readings;
  private final int[] misses;
  private final long[] values;
  private final boolean[] differ;
  private int cells;

  Family(List<? extends Reading> readings) {
    this(readings, 0);
  }

  /** A family of readings that have missed some cells already. */
  Family(List<? extends Reading> readings, int missed) {
    this.readings = List.copyOf(readings);
    this.misses = new int[readings.size()];
    this.values = new long[readings.size()];
    this.differ = new boolean[readings.size() * readings.size()];
    this.cells = missed;
    Arrays.fill(misses, missed);
  }

  /** Counts a cell that all readings take alike. */
  void addAgreeing() {
    cells++;
  }

  /** Tries all readings on a cell. */
  void add(byte[] bytes, int from, int length) {
    cells++;
    int count = readings.size();
    for (int i = 0; i < count; i++) {
      values[i] = isHopeless(i) ? INVALID : readings.get(i).read(bytes, from, length);
      misses[i] += values[i] == INVALID ? 1 : 0;
      for (int k = 0; k < i && values[i] != INVALID; k++) {
        differ[i * count + k] |= values[k] != INVALID && values[k] != values[i];
      }
    }
  }

  /** A reading that missed many of the first cells is not tried again; it misses the rest. */
  private boolean isHopeless(int reading) {
    return misses[reading] > TRIAL && misses[reading] > cells / 2;
  }

  /** The readings that miss no more cells than allowed, in order of preference. */
  List<Reading> fitting(int allowedMisses) {
    List<Reading> fitting = new ArrayList<>();
    for (int i = 0; i < misses.length; i++) {
      if (misses[i] <= allowedMisses) {
        fitting.add(readings.get(i));
      }
    }
    return fitting;
  }

  /** The fewest cells that a reading misses. */
  int fewestMisses() {
    int fewest = Integer.MAX_VALUE;
    for (int miss : misses) {
      fewest = Math.min(fewest, miss);
    }
    return fewest;
  }

  /** How many cells a reading misses. */
  int misses(Reading reading) {
    return misses[readings.indexOf(reading)];
  }

  /** Whether some cell has different values in two of these readings. */
  boolean isAmbiguous(List<Reading> among) {
    for (Reading a : among) {
      for (Reading b : among) {
        int i = readings.indexOf(a);
        int k = readings.indexOf(b);
        if (i > k && differ[i * readings.size() + k]) {
          return true;
        }
      }
    }
    return false;
  }
}
