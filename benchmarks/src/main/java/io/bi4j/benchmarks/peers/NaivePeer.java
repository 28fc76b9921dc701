package io.bi4j.benchmarks.peers;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.bi4j.benchmarks.Answer;
import io.bi4j.benchmarks.CellRules;
import io.bi4j.benchmarks.ColumnAnswer;
import io.bi4j.benchmarks.GroupAnswer;
import io.bi4j.benchmarks.Job;
import io.bi4j.benchmarks.Peer;
import io.bi4j.benchmarks.data.TransactionColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What most people write first: a map per record, {@link Stream}, {@link Instant#parse}, {@code
 * groupingBy}; one thread. It is the floor, and with its plain code the reference for the answers.
 */
final class NaivePeer implements Peer {
  @Override
  public String name() {
    return "Naive";
  }

  @Override
  public boolean supports(Job job) {
    return true;
  }

  @Override
  public int threads(int allowed) {
    return 1;
  }

  @Override
  public Answer run(Job job, Path file, int threads) throws IOException {
    try (Stream<Map<String, Object>> records =
        job == Job.J3 ? NaiveRecords.jsonLines(file) : NaiveRecords.csv(file)) {
      return job == Job.J1 ? typeAll(records) : groups(records, job == Job.J3);
    }
  }

  private static Answer typeAll(Stream<Map<String, Object>> records) {
    long[] valid = new long[TransactionColumn.FULL.size()];
    long[] totals = new long[3];
    records
        .map(row -> typed(row, false))
        .forEach(
            row -> {
              totals[0]++;
              for (TransactionColumn column : TransactionColumn.FULL) {
                valid[column.ordinal()] += row.get(column.header()) == null ? 0 : 1;
              }
              totals[1] += (Long) row.getOrDefault("amount_minor", 0L);
              totals[2] += (Long) row.getOrDefault("fee_minor", 0L);
            });
    List<Long> counts = new ArrayList<>();
    for (long count : valid) {
      counts.add(count);
    }
    return new ColumnAnswer(totals[0], counts, totals[1], totals[2]);
  }

  private static Answer groups(Stream<Map<String, Object>> records, boolean json) {
    long[] counts = new long[2];
    Map<List<Object>, List<Long>> groups =
        records
            .peek(row -> counts[0]++)
            .filter(row -> "succeeded".equals(row.get("status")))
            .map(row -> typed(row, json))
            .filter(
                row -> {
                  boolean complete =
                      row.containsKey("country")
                          && row.containsKey("created_at")
                          && row.containsKey("amount_minor");
                  counts[1] += complete ? 0 : 1;
                  return complete;
                })
            .collect(
                groupingBy(
                    row -> List.of(row.get("country"), day(requireNonNull(row.get("created_at")))),
                    mapping(row -> (Long) row.get("amount_minor"), toList())));
    GroupAnswer answer = new GroupAnswer();
    groups.forEach((key, amounts) -> addGroup(answer, key, amounts));
    answer.counted(counts[0], counts[1]);
    return answer;
  }

  private static void addGroup(GroupAnswer answer, List<Object> key, List<Long> amounts) {
    LongSummaryStatistics stats = amounts.stream().mapToLong(Long::longValue).summaryStatistics();
    List<Long> sorted = amounts.stream().sorted().toList();
    int rank = (int) Math.ceil(0.95 * sorted.size());
    answer.add(
        (String) key.get(0),
        (int) ((LocalDate) key.get(1)).toEpochDay(),
        stats.getCount(),
        stats.getSum(),
        stats.getAverage(),
        sorted.get(rank - 1));
  }

  private static LocalDate day(Object instant) {
    return ((Instant) instant).atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** A copy with typed values and without the cells that are missing or not valid. */
  private static Map<String, Object> typed(Map<String, Object> row, boolean json) {
    Map<String, Object> result = new HashMap<>();
    row.forEach(
        (name, value) -> {
          Object typed =
              switch (name) {
                case "created_at" -> instant(value);
                case "amount_minor", "fee_minor" -> wholeNumber(value, json);
                default -> "".equals(value) ? null : value;
              };
          if (typed != null) {
            result.put(name, typed);
          }
        });
    return result;
  }

  private static @Nullable Instant instant(@Nullable Object value) {
    return value instanceof String text && CellRules.isTimestamp(text) ? Instant.parse(text) : null;
  }

  /** CSV gives text. JSON gives numbers, and text only where the rules say malformed. */
  private static @Nullable Long wholeNumber(@Nullable Object value, boolean json) {
    if (json) {
      boolean whole = value instanceof Integer || value instanceof Long;
      return whole && CellRules.isWholeNumber(String.valueOf(value))
          ? Long.valueOf(String.valueOf(value))
          : null;
    }
    return value instanceof String text && CellRules.isWholeNumber(text)
        ? Long.valueOf(text)
        : null;
  }
}
