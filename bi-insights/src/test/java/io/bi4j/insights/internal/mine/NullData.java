package io.bi4j.insights.internal.mine;

import io.bi4j.insights.internal.cube.CubeMeasure;
import io.bi4j.insights.internal.cube.FactTable;
import io.bi4j.insights.internal.stat.SeededRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Generated data in which nothing is to be found: shuffled rows, noise with memory, pure seasons.
 */
public final class NullData {
  static final List<String> REGIONS = List.of("North", "South", "East", "West", "Central");
  static final List<String> CHANNELS = List.of("Web", "Store", "Partner", "App");
  private static final List<String> CATEGORIES =
      List.of("Home", "Toys", "Beauty", "Apparel", "Grocery", "Electronics");

  private NullData() {}

  /** A table with what it holds; {@code season} when a season is really in it. */
  public record Set(String name, Rows rows, List<CubeMeasure> measures, boolean season) {
    FactTable table() {
      return rows.table();
    }
  }

  /** Two hundred sets of all kinds, fixed by the base seed. */
  public static List<Set> all(long baseSeed) {
    List<Set> sets = new ArrayList<>();
    for (int k = 0; k < 200; k++) {
      SeededRandom random = new SeededRandom(baseSeed + k, "null");
      sets.add(
          switch (k % 5) {
            case 0 -> cells("shuffled cells " + k, random, 100 + random.nextInt(90), 0, 0);
            case 1 -> events("shuffled events " + k, random, 1500 + random.nextInt(1500));
            case 2 -> cells("memory daily " + k, random, 100 + random.nextInt(90), phi(random), 0);
            case 3 ->
                monthly("memory monthly " + k, random, 48 + random.nextInt(80), phi(random), 0);
            default ->
                k % 2 == 0
                    ? cells(
                        "season daily " + k, random, 90 + random.nextInt(100), 0, season(random))
                    : monthly(
                        "season monthly " + k, random, 36 + random.nextInt(90), 0, season(random));
          });
    }
    return sets;
  }

  private static double phi(SeededRandom random) {
    return new double[] {0.3, 0.5, 0.6, 0.7, 0.8}[random.nextInt(5)];
  }

  private static double season(SeededRandom random) {
    return new double[] {0.05, 0.2, 0.5}[random.nextInt(3)];
  }

  /** One row per day, region and channel: a panel. */
  static Set cells(String name, SeededRandom random, int days, double phi, double season) {
    Rows table =
        new Rows("date", List.of("region", "channel"), List.of("visits", "orders", "revenue"));
    LocalDate first = LocalDate.of(2024, 1, 1);
    double[] shape = shape(7, random);
    double common = random.nextGaussian();
    double[] own = new double[20];
    for (int t = 0; t < days; t++) {
      common = step(common, phi, random);
      double factor = 1 + season * shape[t % 7];
      for (int cell = 0; cell < 20; cell++) {
        own[cell] = step(own[cell], phi, random);
        double memory = phi > 0 ? 0.06 * common + 0.08 * own[cell] : 0.08 * random.nextGaussian();
        double visits = Math.max(1, Math.rint(400 * factor * (1 + memory)));
        double orders = poisson(20 * factor * (phi > 0 ? 1 + memory : 1), random);
        double revenue = orders * 50 * Math.exp(0.2 * random.nextGaussian());
        table.add(
            first.plusDays(t),
            new String[] {REGIONS.get(cell / 4), CHANNELS.get(cell % 4)},
            visits,
            orders,
            revenue);
      }
    }
    List<CubeMeasure> measures =
        List.of(
            CubeMeasure.sum("visits", 0),
            CubeMeasure.sum("orders", 1),
            CubeMeasure.sum("revenue", 2),
            CubeMeasure.ratio("conversion", 1, 0));
    return new Set(name, table, measures, season > 0);
  }

  /** One row per order. */
  static Set events(String name, SeededRandom random, int rows) {
    Rows table =
        new Rows(
            "order_date",
            List.of("region", "channel", "category", "segment", "plan", "customer"),
            List.of("amount", "returned", "delivery_days"));
    LocalDate first = LocalDate.of(2024, 1, 1);
    for (int row = 0; row < rows; row++) {
      table.add(
          first.plusDays(row * 240L / rows),
          new String[] {
            REGIONS.get(random.nextInt(5)),
            CHANNELS.get(random.nextInt(3)),
            CATEGORIES.get(random.nextInt(6)),
            List.of("Consumer", "SMB", "Enterprise").get(random.nextInt(3)),
            random.nextInt(2) == 0 ? "Basic" : "Plus",
            "C" + random.nextInt(400)
          },
          50 * Math.exp(0.6 * random.nextGaussian()),
          random.nextInt(10) == 0 ? 1 : 0,
          -4 * Math.log(1 - random.nextDouble()));
    }
    List<CubeMeasure> measures =
        List.of(
            CubeMeasure.sum("amount", 0),
            CubeMeasure.mean("returned", 1),
            CubeMeasure.mean("delivery_days", 2),
            CubeMeasure.count("order_count"));
    return new Set(name, table, measures, false);
  }

  /** One row per month and city. */
  static Set monthly(String name, SeededRandom random, int months, double phi, double season) {
    Rows table = new Rows("month", List.of("city"), List.of("sales", "price"));
    LocalDate first = LocalDate.of(2010, 1, 1);
    double[] shape = shape(12, random);
    int cities = 8;
    double[] sales = new double[cities];
    double[] price = new double[cities];
    for (int t = 0; t < months; t++) {
      double factor = 1 + season * shape[t % 12];
      for (int c = 0; c < cities; c++) {
        sales[c] = step(sales[c], phi, random);
        price[c] = step(price[c], phi, random);
        table.add(
            first.plusMonths(t),
            new String[] {"City " + c},
            Math.rint(800 * factor * Math.exp(0.1 * sales[c])),
            150_000 * factor * Math.exp(0.05 * price[c]));
      }
    }
    List<CubeMeasure> measures = List.of(CubeMeasure.sum("sales", 0), CubeMeasure.mean("price", 1));
    return new Set(name, table, measures, season > 0);
  }

  private static double step(double value, double phi, SeededRandom random) {
    return phi * value + Math.sqrt(1 - phi * phi) * random.nextGaussian();
  }

  private static double[] shape(int period, SeededRandom random) {
    double[] shape = new double[period];
    double shift = random.nextInt(period);
    boolean smooth = random.nextInt(2) == 0;
    for (int k = 0; k < period; k++) {
      shape[k] =
          smooth ? Math.sin(2 * Math.PI * (k + shift) / period) : 2 * random.nextDouble() - 1;
    }
    return shape;
  }

  static double poisson(double mean, SeededRandom random) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
