package io.bi4j.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.data.Money;
import io.bi4j.core.data.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Group-by against a grouping with maps and big numbers, written for this test. */
class GroupBy_NaiveTest {
  private static final Schema SCHEMA =
      Tables.schema(
          "k_int INT64",
          "k_dbl FLOAT64",
          "k_text STRING",
          "k_bool BOOL",
          "k_date DATE",
          "k_dec DECIMAL(10,2)",
          "k_wide DECIMAL(30,4)",
          "cur STRING",
          "amt MONEY(IN \"cur\")",
          "usd MONEY(USD)",
          "v INT64",
          "d FLOAT64",
          "dec DECIMAL(12,3)",
          "wide DECIMAL(32,2)",
          "at TIMESTAMP",
          "text STRING",
          "ord INT64",
          "x FLOAT64");

  static Stream<List<String>> keys() {
    return Stream.of(
        List.of(),
        List.of("k_int"),
        List.of("k_dbl"),
        List.of("k_text"),
        List.of("k_bool"),
        List.of("k_date"),
        List.of("k_dec"),
        List.of("k_wide"),
        List.of("usd"),
        List.of("amt"),
        List.of("k_text", "k_int"),
        List.of("k_wide", "k_text", "k_dbl", "k_bool", "cur"));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void every_aggregate_over_every_kind_of_key_is_what_a_map_gives(List<String> keys) {
    for (int threads = 1; threads <= 4; threads++) {
      int rowsPerBatch = List.of(4096, 7, 100, 1).get(threads - 1);
      check(keys, rows(new Random(threads), 600), rowsPerBatch, threads);
    }
    check(keys, List.of(), 10, 2);
  }

  private static void check(
      List<String> keys, List<@Nullable Object[]> rows, int rowsPerBatch, int threads) {
    Map<List<@Nullable Object>, List<Map<String, @Nullable Object>>> groups = grouped(keys, rows);
    for (boolean dictionary : new boolean[] {false, true}) {
      Pipeline.Builder from = Tables.from(SCHEMA, rows, rowsPerBatch);
      Pipeline.Builder source = dictionary ? from.limit(1_000_000) : from;
      String[] aggregates = AGGREGATES.keySet().toArray(String[]::new);

      TestRun run = TestRun.ok(source.groupBy(keys, aggregates).build(), threads);

      assertThat(run.result().rowCount()).isEqualTo(groups.size());
      for (List<@Nullable Object> row : run.rows()) {
        List<@Nullable Object> key = plain(row.subList(0, keys.size()));
        List<Map<String, @Nullable Object>> members = groups.get(key);
        assertThat(members).as("group %s of %s", key, keys).isNotNull();
        List<@Nullable Object> results = row.subList(keys.size(), row.size());
        for (int i = 0; i < aggregates.length; i++) {
          Object expected = AGGREGATES.get(aggregates[i]).apply(members);
          assertSame(aggregates[i] + " of " + keys + " = " + key, results.get(i), expected);
        }
      }
    }
  }

  private static void assertSame(String what, @Nullable Object actual, @Nullable Object expected) {
    if (actual instanceof Double a && expected instanceof Double e && Double.isFinite(e)) {
      double tolerance = 1e-12 * Math.max(Math.abs(e), 1);
      assertThat(Math.abs(a - e)).as("%s: %s is not %s", what, a, e).isLessThanOrEqualTo(tolerance);
    } else {
      assertThat(plain(actual)).as(what).isEqualTo(plain(expected));
    }
  }

  private static final Map<String, Function<List<Map<String, @Nullable Object>>, @Nullable Object>>
      AGGREGATES = new LinkedHashMap<>();

  static {
    AGGREGATES.put("count() as n", rows -> (long) rows.size());
    AGGREGATES.put("count(v) as nv", rows -> (long) cells(rows, "v").size());
    AGGREGATES.put("count_distinct(text) as dt", rows -> distinct(rows, "text"));
    AGGREGATES.put("count_distinct(d) as dd", rows -> distinct(rows, "d"));
    AGGREGATES.put("count_distinct(wide) as dw", rows -> distinct(rows, "wide"));
    AGGREGATES.put("sum(v) as s", rows -> longSum(cells(rows, "v")));
    AGGREGATES.put(
        "avg(v) as a",
        rows -> {
          List<Object> cells = cells(rows, "v");
          return cells.isEmpty() ? null : (double) (long) longSum(cells) / cells.size();
        });
    AGGREGATES.put("min(v) as lo", rows -> extreme(cells(rows, "v"), false));
    AGGREGATES.put("max(text) as hi", rows -> extreme(cells(rows, "text"), true));
    AGGREGATES.put("sum(dec) as sdec", rows -> decimalSum(cells(rows, "dec")));
    AGGREGATES.put(
        "avg(dec) as adec",
        rows -> {
          List<Object> cells = cells(rows, "dec");
          return cells.isEmpty()
              ? null
              : ((BigDecimal) decimalSum(cells))
                  .divide(BigDecimal.valueOf(cells.size()), 7, RoundingMode.HALF_UP);
        });
    AGGREGATES.put("sum(wide) as swide", rows -> decimalSum(cells(rows, "wide")));
    AGGREGATES.put("min(wide) as lowide", rows -> extreme(cells(rows, "wide"), false));
    AGGREGATES.put(
        "sum(usd) as susd",
        rows -> {
          List<Object> cells = cells(rows, "usd");
          return cells.isEmpty()
              ? null
              : Money.ofMinor(cells.stream().mapToLong(c -> ((Money) c).minor()).sum(), "USD");
        });
    AGGREGATES.put(
        "avg(usd) as ausd",
        rows -> {
          List<Object> cells = cells(rows, "usd");
          long sum = cells.stream().mapToLong(c -> ((Money) c).minor()).sum();
          return cells.isEmpty()
              ? null
              : Money.ofMinor(
                  BigDecimal.valueOf(sum)
                      .divide(BigDecimal.valueOf(cells.size()), 0, RoundingMode.HALF_EVEN)
                      .longValueExact(),
                  "USD");
        });
    AGGREGATES.put("max(d) as hid", rows -> extreme(cells(rows, "d"), true));
    AGGREGATES.put("sum(x) as sx", rows -> doubleSum(cells(rows, "x")));
    AGGREGATES.put("min(at) as loat", rows -> extreme(cells(rows, "at"), false));
    AGGREGATES.put(
        "median(v) as med",
        rows -> median(cells(rows, "v").stream().map(c -> (double) (long) c).toList()));
    AGGREGATES.put(
        "median(wide) as medw",
        rows ->
            median(cells(rows, "wide").stream().map(c -> ((BigDecimal) c).doubleValue()).toList()));
    AGGREGATES.put("quantile(v, 0.9) as q", rows -> nearestRank(cells(rows, "v"), 9, 10));
    AGGREGATES.put("quantile(at, 0.25) as qat", rows -> nearestRank(cells(rows, "at"), 1, 4));
    AGGREGATES.put("var_samp(v) as vs", rows -> variance(cells(rows, "v"), 1));
    AGGREGATES.put(
        "stddev_pop(v) as sp",
        rows -> {
          Double variance = variance(cells(rows, "v"), 0);
          return variance == null ? null : Math.sqrt(variance);
        });
    AGGREGATES.put("first(text, ord) as f", rows -> ordered(rows, "text", false));
    AGGREGATES.put("last(v, ord) as l", rows -> ordered(rows, "v", true));
    AGGREGATES.put(
        "sum(distinct v) as sdis", rows -> longSum(cells(rows, "v").stream().distinct().toList()));
    AGGREGATES.put(
        "sum(v) filter (where k_bool) as sf",
        rows ->
            longSum(
                cells(
                    rows.stream().filter(r -> Boolean.TRUE.equals(r.get("k_bool"))).toList(),
                    "v")));
    AGGREGATES.put(
        "count() filter (where v > 0) as cf",
        rows -> cells(rows, "v").stream().filter(c -> (long) c > 0).count());
    AGGREGATES.put(
        "max(v) - min(v) as spread",
        rows -> {
          List<Object> cells = cells(rows, "v");
          return cells.isEmpty()
              ? null
              : (long) extreme(cells, true) - (long) extreme(cells, false);
        });
  }

  private static List<Object> cells(List<Map<String, @Nullable Object>> rows, String column) {
    List<Object> cells = new ArrayList<>();
    for (Map<String, @Nullable Object> row : rows) {
      Object cell = row.get(column);
      if (cell != null) {
        cells.add(cell);
      }
    }
    return cells;
  }

  private static long distinct(List<Map<String, @Nullable Object>> rows, String column) {
    return cells(rows, column).stream().map(GroupBy_NaiveTest::plain).distinct().count();
  }

  private static @Nullable Object longSum(List<Object> cells) {
    return cells.isEmpty()
        ? null
        : cells.stream()
            .map(c -> BigInteger.valueOf((long) c))
            .reduce(BigInteger.ZERO, BigInteger::add)
            .longValueExact();
  }

  private static @Nullable Object decimalSum(List<Object> cells) {
    return cells.stream().map(c -> (BigDecimal) c).reduce(BigDecimal::add).orElse(null);
  }

  private static @Nullable Object doubleSum(List<Object> cells) {
    return cells.stream()
        .map(c -> new BigDecimal((double) c))
        .reduce(BigDecimal::add)
        .map(BigDecimal::doubleValue)
        .orElse(null);
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object extreme(List<Object> cells, boolean largest) {
    Comparator<Object> order = (a, b) -> ((Comparable<Object>) plain(a)).compareTo(plain(b));
    return largest
        ? cells.stream().max(order).orElse(null)
        : cells.stream().min(order).orElse(null);
  }

  private static @Nullable Double median(List<Double> cells) {
    List<Double> sorted = cells.stream().sorted().toList();
    int n = sorted.size();
    return n == 0 ? null : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object nearestRank(List<Object> cells, int share, int of) {
    List<Object> sorted =
        cells.stream().sorted((a, b) -> ((Comparable<Object>) a).compareTo(b)).toList();
    int rank = (sorted.size() * share + of - 1) / of;
    return sorted.isEmpty() ? null : sorted.get(rank - 1);
  }

  private static @Nullable Double variance(List<Object> cells, int less) {
    if (cells.size() <= less) {
      return null;
    }
    double mean = cells.stream().mapToDouble(c -> (long) c).sum() / cells.size();
    double squares = cells.stream().mapToDouble(c -> ((long) c - mean) * ((long) c - mean)).sum();
    return squares / (cells.size() - less);
  }

  private static @Nullable Object ordered(
      List<Map<String, @Nullable Object>> rows, String column, boolean last) {
    Comparator<Map<String, @Nullable Object>> order =
        Comparator.comparing(r -> (Long) r.get("ord"));
    return (last ? rows.stream().max(order) : rows.stream().min(order))
        .map(row -> row.get(column))
        .orElse(null);
  }

  private static Map<List<@Nullable Object>, List<Map<String, @Nullable Object>>> grouped(
      List<String> keys, List<@Nullable Object[]> rows) {
    Map<List<@Nullable Object>, List<Map<String, @Nullable Object>>> groups = new LinkedHashMap<>();
    if (keys.isEmpty()) {
      groups.put(List.of(), new ArrayList<>());
    }
    for (Object[] row : rows) {
      Map<String, @Nullable Object> cells = new LinkedHashMap<>();
      for (int i = 0; i < row.length; i++) {
        cells.put(SCHEMA.field(i).name(), row[i]);
      }
      List<@Nullable Object> key = new ArrayList<>();
      keys.forEach(name -> key.add(plain(cells.get(name))));
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(cells);
    }
    return groups;
  }

  private static List<@Nullable Object> plain(List<@Nullable Object> cells) {
    List<@Nullable Object> plain = new ArrayList<>();
    cells.forEach(cell -> plain.add(plain(cell)));
    return plain;
  }

  /** A cell as it compares: -0.0 is 0.0, decimals have their scale. */
  private static @Nullable Object plain(@Nullable Object cell) {
    return cell instanceof Double number ? (Object) (number + 0.0) : cell;
  }

  private static List<@Nullable Object[]> rows(Random random, int count) {
    List<Long> order = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String currency = List.of("USD", "KES", "JPY").get(random.nextInt(3));
      @Nullable Object[] row = {
        (long) random.nextInt(5) - 2,
        List.of(0.0, -0.0, Double.NaN, 1.5, Double.NEGATIVE_INFINITY).get(random.nextInt(5)),
        List.of("", "a", "b", "ä", "longer text than eight bytes").get(random.nextInt(5)),
        random.nextBoolean(),
        LocalDate.ofEpochDay(random.nextInt(3)),
        BigDecimal.valueOf(random.nextInt(4), 2),
        new BigDecimal("12345678901234567890.0000").add(BigDecimal.valueOf(random.nextInt(3), 4)),
        currency,
        Money.ofMinor(random.nextInt(3), currency),
        Money.ofMinor(random.nextInt(3), "USD"),
        (long) random.nextInt(2000) - 1000,
        List.of(0.0, -0.0, Double.NaN, 2.5, -1e300).get(random.nextInt(5)),
        BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, 3),
        new BigDecimal(new BigInteger(80, random), 2),
        Instant.ofEpochSecond(random.nextInt(100)),
        List.of("x", "yy", "", "日本").get(random.nextInt(4)),
        order.get(i),
        random.nextGaussian() * 1e6,
      };
      for (int c = 0; c < row.length; c++) {
        boolean mayBeNull = !List.of("ord", "cur", "amt").contains(SCHEMA.field(c).name());
        if (mayBeNull && random.nextInt(6) == 0) {
          row[c] = null;
        }
      }
      rows.add(row);
    }
    return rows;
  }
}
