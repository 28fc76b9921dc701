package io.bi4j.benchmarks;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The answer of J2 and J3: one entry per (country, day), in any order, kept in parallel arrays
 * because the peers' results are. Filled once, then read.
 */
public final class GroupAnswer implements Answer {
  private static final double AVERAGE_TOLERANCE = 1e-12;

  private String[] country = new String[1024];
  private int[] day = new int[1024];
  private long[] count = new long[1024];
  private long[] sum = new long[1024];
  private long[] p95 = new long[1024];
  private int groups;
  private long kept;
  private long records = NOT_COUNTED;
  private long leftOut = NOT_COUNTED;

  /**
   * Adds a group.
   *
   * @param epochDay days since 1970-01-01
   * @param average checked against {@code sum / count} to 1e-12 relative; a wrong one is an {@link
   *     IllegalStateException}
   */
  public void add(
      String groupCountry, int epochDay, long groupCount, long groupSum, double average, long p) {
    double expected = (double) groupSum / groupCount;
    if (!(Math.abs(average - expected) <= AVERAGE_TOLERANCE * Math.max(1, Math.abs(expected)))) {
      throw new IllegalStateException(
          "Group (%s, %d): average %s is not sum %d / count %d."
              .formatted(groupCountry, epochDay, average, groupSum, groupCount));
    }
    if (groups == country.length) {
      grow();
    }
    country[groups] = groupCountry;
    day[groups] = epochDay;
    count[groups] = groupCount;
    sum[groups] = groupSum;
    p95[groups] = p;
    groups++;
    kept += groupCount;
  }

  /** States how many records were read and how many of them were left out. */
  public void counted(long recordsRead, long recordsLeftOut) {
    records = recordsRead;
    leftOut = recordsLeftOut;
  }

  /** Number of groups. */
  public int groups() {
    return groups;
  }

  /** Records in all groups. */
  public long kept() {
    return kept;
  }

  @Override
  public long records() {
    return records;
  }

  @Override
  public long leftOut() {
    return leftOut;
  }

  @Override
  public String digest() {
    Integer[] order = new Integer[groups];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order, Comparator.comparing((Integer i) -> country[i]).thenComparingInt(i -> day[i]));
    return Digest.of(
        out -> {
          for (int i : order) {
            out.accept(
                country[i] + '\t' + day[i] + '\t' + count[i] + '\t' + sum[i] + '\t' + p95[i]);
          }
        });
  }

  @Override
  public String summary() {
    return "groups %d, kept %d, sum %d".formatted(groups, kept, Arrays.stream(sum).sum());
  }

  private void grow() {
    int capacity = groups * 2;
    country = Arrays.copyOf(country, capacity);
    day = Arrays.copyOf(day, capacity);
    count = Arrays.copyOf(count, capacity);
    sum = Arrays.copyOf(sum, capacity);
    p95 = Arrays.copyOf(p95, capacity);
  }
}
