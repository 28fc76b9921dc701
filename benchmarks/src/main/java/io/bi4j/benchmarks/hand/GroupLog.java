package io.bi4j.benchmarks.hand;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One thread's groups and, in the order of arrival, the group and value of every record: the exact
 * percentile needs all values, and a log is written to memory in sequence where lists per group
 * would be written all over it. Memory is kept from run to run. Confined to one thread until the
 * merge.
 *
 * <p>A group's key is (country, day). A country of up to eight bytes is its own key; a longer one
 * is numbered. The table is open addressing over pairs of longs: the country, then day, length and
 * group number.
 */
final class GroupLog {
  /** Records per segment of the log. */
  static final int SEGMENT = 1 << 15;

  private static final int NUMBERED = 15;
  private static final long LENGTH_AND_DAY = 0xFFFFFFFF00000000L;

  private long[] table = new long[1 << 14];
  private int shift = 64 - 13;
  private int[] counts = new int[1 << 10];
  private long[] countries = new long[1 << 10];
  private int[] days = new int[1 << 10];
  private int groups;

  private final Map<String, Integer> longNumbers = new HashMap<>();
  private final List<String> longCountries = new ArrayList<>();

  private final List<int[]> segmentGroups = new ArrayList<>();
  private final List<long[]> segmentValues = new ArrayList<>();
  private int[] currentGroups = new int[0];
  private long[] currentValues = new long[0];
  private int segmentsUsed;
  private int used;

  /** Forgets everything but its memory. */
  void clear() {
    Arrays.fill(table, 0);
    Arrays.fill(counts, 0);
    groups = 0;
    longNumbers.clear();
    longCountries.clear();
    currentGroups = new int[0];
    currentValues = new long[0];
    segmentsUsed = 0;
    used = 0;
  }

  /** Adds a value to the group of the country at {@code from}, {@code length >= 1} bytes. */
  void add(long from, int length, int day, long value) {
    int group =
        length <= 8
            ? find(Raw.word(from) & -1L >>> 64 - 8 * length, length, day)
            : find(number(from, length), NUMBERED, day);
    counts[group]++;
    if (used == currentGroups.length) {
      startSegment();
    }
    currentGroups[used] = group;
    currentValues[used++] = value;
  }

  /** The number of the group, made when new; {@code kind} is the country's length or NUMBERED. */
  private int find(long country, int kind, int day) {
    long key = (long) (day << 4 | kind) << 32;
    int mask = table.length - 2;
    int slot = slot(country, key);
    while (true) {
      long entry = table[slot + 1];
      if (entry == 0) {
        return insert(slot, country, key);
      }
      if (table[slot] == country && (entry & LENGTH_AND_DAY) == key) {
        return (int) entry - 1;
      }
      slot = slot + 2 & mask;
    }
  }

  /** An even slot number; the top bits of a product depend on all bits of both factors. */
  private int slot(long country, long key) {
    long mixed = (country ^ key * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
    return (int) (mixed >>> shift) << 1;
  }

  private int insert(int slot, long country, long key) {
    if (groups * 4 > table.length) {
      grow();
      int mask = table.length - 2;
      slot = slot(country, key);
      while (table[slot + 1] != 0) {
        slot = slot + 2 & mask;
      }
    }
    if (groups == counts.length) {
      counts = Arrays.copyOf(counts, groups * 2);
      countries = Arrays.copyOf(countries, groups * 2);
      days = Arrays.copyOf(days, groups * 2);
    }
    countries[groups] = country;
    days[groups] = (int) (key >>> 32);
    table[slot] = country;
    table[slot + 1] = key | ++groups;
    return groups - 1;
  }

  private void grow() {
    long[] old = table;
    table = new long[old.length * 2];
    shift--;
    int mask = table.length - 2;
    for (int i = 0; i < old.length; i += 2) {
      if (old[i + 1] != 0) {
        int slot = slot(old[i], old[i + 1] & LENGTH_AND_DAY);
        while (table[slot + 1] != 0) {
          slot = slot + 2 & mask;
        }
        table[slot] = old[i];
        table[slot + 1] = old[i + 1];
      }
    }
  }

  private long number(long from, int length) {
    byte[] bytes = new byte[length];
    Raw.copy(from, bytes, length);
    return number(new String(bytes, StandardCharsets.UTF_8));
  }

  private int number(String country) {
    Integer known = longNumbers.putIfAbsent(country, longCountries.size());
    if (known != null) {
      return known;
    }
    longCountries.add(country);
    return longCountries.size() - 1;
  }

  private void startSegment() {
    if (segmentsUsed == segmentGroups.size()) {
      segmentGroups.add(new int[SEGMENT]);
      segmentValues.add(new long[SEGMENT]);
    }
    currentGroups = segmentGroups.get(segmentsUsed);
    currentValues = segmentValues.get(segmentsUsed++);
    used = 0;
  }

  /** Number of groups. */
  int groups() {
    return groups;
  }

  /** Records in group {@code group}. */
  int count(int group) {
    return counts[group];
  }

  /** The group's epoch day. */
  int day(int group) {
    return days[group] >> 4;
  }

  /** The group's country. */
  String country(int group) {
    int kind = days[group] & 15;
    if (kind == NUMBERED) {
      return longCountries.get((int) countries[group]);
    }
    byte[] bytes = new byte[kind];
    long word = countries[group];
    for (int i = 0; i < kind; i++) {
      bytes[i] = (byte) (word >>> (8 * i));
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Adds the groups of {@code other} without their records; returns its numbers in this log. */
  int[] adopt(GroupLog other) {
    int[] numbers = new int[other.groups];
    for (int group = 0; group < numbers.length; group++) {
      int kind = other.days[group] & 15;
      long country =
          kind == NUMBERED
              ? number(other.longCountries.get((int) other.countries[group]))
              : other.countries[group];
      numbers[group] = find(country, kind, other.day(group));
    }
    return numbers;
  }

  /** Sends every record to its place: group g's values go to {@code next[g]} and on. */
  void scatter(int[] next, long[] values) {
    for (int i = 0; i < segmentsUsed; i++) {
      int[] group = segmentGroups.get(i);
      long[] value = segmentValues.get(i);
      int end = i == segmentsUsed - 1 ? used : SEGMENT;
      for (int k = 0; k < end; k++) {
        values[next[group[k]]++] = value[k];
      }
    }
  }
}
