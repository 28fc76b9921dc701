package io.bi4j.benchmarks.hand;

import io.bi4j.benchmarks.GroupAnswer;
import java.util.List;

/**
 * Brings the groups of all threads together: one numbering, one array in which every group's values
 * stand side by side, then sum and percentile per group. The scatter and the percentiles run on as
 * many threads as there are logs. Memory is kept from run to run. Confined to one thread.
 */
final class GroupMerge {
  private static final double PERCENTILE = 0.95;

  private long[] values = new long[0];

  /** The groups of all logs, which must stay as they are until this returns. */
  GroupAnswer merge(Workers workers, List<GroupLog> logs) {
    GroupLog all = new GroupLog();
    List<int[]> numbers = logs.stream().map(all::adopt).toList();
    int groups = all.groups();
    int[] start = new int[groups + 1];
    int[][] next = new int[logs.size()][];
    for (int i = 0; i < logs.size(); i++) {
      next[i] = new int[logs.get(i).groups()];
    }
    place(logs, numbers, start, next);
    if (values.length < start[groups]) {
      values = new long[start[groups]];
    }
    workers.run(logs.size(), i -> logs.get(i).scatter(next[i], values));
    long[] sums = new long[groups];
    long[] p95 = new long[groups];
    workers.run(
        logs.size(),
        i -> {
          int from = (int) ((long) groups * i / logs.size());
          int to = (int) ((long) groups * (i + 1) / logs.size());
          for (int group = from; group < to; group++) {
            reduce(group, start, sums, p95);
          }
        });
    GroupAnswer answer = new GroupAnswer();
    for (int group = 0; group < groups; group++) {
      int count = start[group + 1] - start[group];
      double average = (double) sums[group] / count;
      answer.add(all.country(group), all.day(group), count, sums[group], average, p95[group]);
    }
    return answer;
  }

  /** Gives each group its range, and inside it each log a place for its own part. */
  private static void place(List<GroupLog> logs, List<int[]> numbers, int[] start, int[][] next) {
    int groups = start.length - 1;
    for (int i = 0; i < logs.size(); i++) {
      int[] number = numbers.get(i);
      for (int own = 0; own < number.length; own++) {
        next[i][own] = start[number[own] + 1];
        start[number[own] + 1] = Math.addExact(start[number[own] + 1], logs.get(i).count(own));
      }
    }
    for (int group = 0; group < groups; group++) {
      start[group + 1] = Math.addExact(start[group + 1], start[group]);
    }
    for (int i = 0; i < logs.size(); i++) {
      int[] number = numbers.get(i);
      for (int own = 0; own < number.length; own++) {
        next[i][own] += start[number[own]];
      }
    }
  }

  private void reduce(int group, int[] start, long[] sums, long[] p95) {
    long sum = 0;
    for (int i = start[group]; i < start[group + 1]; i++) {
      sum = Math.addExact(sum, values[i]);
    }
    sums[group] = sum;
    int count = start[group + 1] - start[group];
    int rank = start[group] + (int) Math.ceil(PERCENTILE * count) - 1;
    p95[group] = Selection.nth(values, start[group], start[group + 1], rank);
  }
}
