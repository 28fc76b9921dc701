package io.bi4j.insights.internal.mine;

import io.bi4j.insights.internal.stat.SeededRandom;
import java.time.LocalDate;
import java.util.List;

/** Generated data with known patterns. */
public final class PatternData {
  public static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final List<String> REGIONS = List.of("North", "South", "East", "West", "Central");
  private static final List<String> CHANNELS = List.of("Web", "Store", "Partner");

  private PatternData() {}

  /**
   * 168 days by region and channel. Orders in North fall by 40 %, orders in West step down by 35 %
   * on day 80; visits double on day 100 and peak on Saturdays in Web; Central has no rows on days
   * 60 to 66; the last 28 days of East, Store lose three quarters of their orders.
   */
  public static Rows daily(long seed) {
    SeededRandom random = new SeededRandom(seed, "daily patterns");
    Rows rows = new Rows("date", List.of("region", "channel"), List.of("visits", "orders"));
    for (int t = 0; t < 168; t++) {
      LocalDate day = FIRST.plusDays(t);
      for (int r = 0; r < 5; r++) {
        for (int c = 0; c < 3; c++) {
          if (r == 4 && t >= 60 && t < 67) {
            continue;
          }
          double visits = 400 * (t == 100 ? 2.2 : 1);
          visits *= c == 0 && day.getDayOfWeek().getValue() == 6 ? 1.6 : 1;
          double orders = 20 * (r == 0 ? 1 - 0.4 * t / 167 : 1) * (r == 3 && t >= 80 ? 0.65 : 1);
          orders *= r == 2 && c == 1 && t >= 140 ? 0.25 : 1;
          rows.add(
              day,
              new String[] {REGIONS.get(r), CHANNELS.get(c)},
              Math.rint(visits + 20 * random.nextGaussian()),
              NullData.poisson(orders, random));
        }
      }
    }
    return rows;
  }

  /**
   * 2,500 orders: Home sells three times as dear, Toys are rare, five of a hundred buyers buy most.
   */
  public static Rows orders(long seed) {
    SeededRandom random = new SeededRandom(seed, "order patterns");
    List<String> categories = List.of("Home", "Beauty", "Grocery", "Apparel", "Toys");
    Rows rows = new Rows("order_date", List.of("category", "customer"), List.of("amount"));
    for (int k = 0; k < 2500; k++) {
      int category = random.nextInt(21) * 5 / 21;
      category = category == 4 && random.nextInt(4) > 0 ? random.nextInt(4) : category;
      String customer = "C" + (random.nextInt(2) == 0 ? random.nextInt(5) : random.nextInt(100));
      double amount = 40 * Math.exp(0.5 * random.nextGaussian()) * (category == 0 ? 3 : 1);
      rows.add(
          FIRST.plusDays(k * 200L / 2500),
          new String[] {categories.get(category), customer},
          Math.rint(amount * 100) / 100);
    }
    return rows;
  }
}
