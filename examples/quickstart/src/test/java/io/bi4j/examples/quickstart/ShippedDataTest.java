package io.bi4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's command: the shipped data, from file to report. */
class ShippedDataTest {
  private static final Path DATA = Program.MODULE.resolve("data/texas-housing.csv");

  /** Cells of the shipped file, which has no quotes: city, month, then four numbers or "". */
  private static final List<String[]> CELLS = cells();

  @TempDir private static Path folder;
  private static Program.Run run = new Program.Run(-1, "", "");

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    run = Program.in(Program.MODULE, "--report=" + folder.resolve("report.html"));
  }

  @Test
  void ends_well_and_in_silence() {
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
  }

  @Test
  void shows_the_type_of_each_column_and_why() {
    assertThat(run.section("What the file says of itself"))
        .contains("texas-housing.csv: 6 columns from 8602 sampled rows")
        .anyMatch(line -> line.matches(" *city: STRING .*"))
        .anyMatch(line -> line.matches(" *month: DATE \\(8602 values, 0 nulls\\).*"))
        .anyMatch(line -> line.matches(" *sales: INT64 .*568 nulls.*"));
  }

  @Test
  void reports_rows_read_written_and_rejected_with_the_reason() {
    long rejected = CELLS.stream().filter(ShippedDataTest::hasNoNumber).count();
    long read = CELLS.size();

    assertThat(rejected).isPositive();
    assertThat(run.section("What became of the rows"))
        .contains(
            "  rows read " + read + ", written " + (read - rejected) + ", rejected " + rejected,
            "    " + rejected + " x breaks the rule \"a number was reported\"");
    assertThat(run.section("What cannot be used").toString())
        .contains(rejected + " of 8,602 rows were rejected");
  }

  @Test
  void shows_the_inferred_meaning() {
    assertThat(run.section("What the columns mean").toString())
        .contains(
            "One row of Texas housing per month and city",
            "sales = sum(sales)",
            "median_price = avg(median_price)",
            "city   [category]",
            "month   [time by month]");
  }

  @Test
  void adds_up_what_the_rows_hold() {
    long houston =
        CELLS.stream()
            .filter(row -> row[0].equals("Houston") && !row[2].isEmpty())
            .mapToLong(row -> Long.parseLong(row[2]))
            .sum();

    assertThat(run.section("What it adds up to"))
        .anyMatch(line -> line.endsWith("grouped by city give 46 groups"))
        .anyMatch(line -> line.matches("Houston +" + houston + " .*"));
  }

  @Test
  void every_insight_has_a_sentence_a_test_and_its_confidence() {
    List<String> lines = run.section("What stands out");
    int[] heads =
        IntStream.range(0, lines.size()).filter(i -> lines.get(i).startsWith("* ")).toArray();

    assertThat(heads).hasSizeBetween(3, 8);
    for (int head : heads) {
      assertThat(lines.get(head)).containsPattern("\\d");
      assertThat(lines.get(head + 1)).matches("  \\p{Lu}.*\\d.*\\.").contains("real");
      assertThat(lines.get(head + 2)).matches("  Test: .+ on [\\d,]+ .*, p .+; q .+");
    }
  }

  @Test
  void forecasts_the_twelve_months_that_follow_with_their_range() {
    List<String> rows =
        run.section("What comes next").stream()
            .filter(line -> line.matches("20\\d\\d-\\d\\d-\\d\\d +.*"))
            .toList();

    assertThat(run.section("What comes next").toString()).contains("95 % of outcomes");
    assertThat(rows).hasSize(12);
    for (int i = 0; i < rows.size(); i++) {
      String[] cells = rows.get(i).split(" +");
      assertThat(LocalDate.parse(cells[0])).isEqualTo(LocalDate.of(2015, 8, 1).plusMonths(i));
      assertThat(number(cells[2])).isPositive().isLessThan(number(cells[1]));
      assertThat(number(cells[3])).isGreaterThan(number(cells[1]));
    }
  }

  @Test
  void writes_a_page_with_charts_that_loads_nothing() throws IOException {
    Document page = Page.read(run.report());

    Page.assertLoadsNothing(page);
    assertThat(run.report()).isEqualTo(folder.resolve("report.html"));
    assertThat(page.title()).contains("Texas housing");
    assertThat(page.select("svg")).isNotEmpty();
    run.section("What stands out").stream()
        .filter(line -> line.startsWith("* "))
        .forEach(line -> assertThat(page.text()).contains(line.substring(2)));
  }

  @Test
  void prints_no_rate_for_so_few_rows() {
    assertThat(run.out()).doesNotContain("records/s");
  }

  private static boolean hasNoNumber(String[] row) {
    return row[2].isEmpty() && row[3].isEmpty() && row[4].isEmpty() && row[5].isEmpty();
  }

  private static long number(String shown) {
    return Long.parseLong(shown.replace(",", ""));
  }

  private static List<String[]> cells() {
    try {
      return Files.readAllLines(DATA).stream().skip(1).map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
