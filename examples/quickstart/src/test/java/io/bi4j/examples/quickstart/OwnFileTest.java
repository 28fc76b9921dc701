package io.bi4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own file: good, messy, and of no use. */
class OwnFileTest {
  private static final String HOSTILE = "<script>alert(1)</script>";

  @TempDir private Path folder;

  @Test
  void a_good_csv_is_used_whole() throws Exception {
    Path file = Program.write(folder, "sales.csv", sales("Nairobi"));

    Program.Run run = Program.in(folder, file.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.section("What became of the rows"))
        .contains("  rows read 1460, written 1460, rejected 0");
    assertThat(run.section("What cannot be used"))
        .contains("* Nothing: all rows and columns are used.");
    assertThat(run.section("What it adds up to").toString())
        .contains("1,460 rows grouped by store give 2 groups");
    assertThat(run.section("What stands out").toString()).contains("Nairobi", "Test: ");
    assertThat(run.section("What comes next").toString()).contains("units per month", "2024-01-01");
    assertThat(run.report()).isEqualTo(folder.resolve("bi4j-report.html"));
    Page.assertLoadsNothing(Page.read(run.report()));
  }

  @Test
  void a_forecast_leaves_out_the_month_that_has_only_begun() throws Exception {
    String begun = sales("Nairobi") + "2024-01-01,Nairobi,3,7.50\n";
    Path file = Program.write(folder, "sales.csv", begun);

    Program.Run run = Program.in(folder, file.toString());

    assertThat(run.section("What comes next"))
        .anyMatch(line -> line.startsWith("2024-01-01 "))
        .anyMatch(line -> line.startsWith("2024-12-01 "));
  }

  @Test
  void a_messy_csv_is_used_as_far_as_it_goes_and_the_rest_is_named() throws Exception {
    StringBuilder text = new StringBuilder("day;customer;amount;paid;empty\n");
    for (int i = 0; i < 60; i++) {
      boolean large = i % 3 == 0;
      text.append(
          "%02d/03/2024;%s;%d;%d.%03d;\n"
              .formatted(i % 12 + 1, large ? HOSTILE : "Ann " + i % 7, large ? 900 + i : i, i, i));
    }
    text.append("12/03/2024;too few\n11/03/2024;too;1;2.345;;many\n");
    Path file = Program.write(folder, "messy.csv", text.toString());

    Program.Run run = Program.in(folder, file.toString());

    assertThat(run.status()).isZero();
    assertThat(run.section("What became of the rows"))
        .contains(
            "  rows read 62, written 60, rejected 2",
            "    1 x has 2 cells, the header has 5",
            "    1 x has 6 cells, the header has 5");
    assertThat(run.section("What cannot be used").toString())
        .contains(
            "2 of 62 rows were rejected",
            "Column day stays STRING: it could be DATE",
            "datePattern(\"day\", ",
            "Column empty is not used: it holds no value.",
            "No column holds times, so there are no trends and there is no forecast.");
    Document page = Page.read(run.report());
    Page.assertLoadsNothing(page);
    assertThat(page.text()).contains(HOSTILE);
  }

  @Test
  void json_lines_are_used_and_a_nested_key_is_named() throws Exception {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 730; i++) {
      text.append(
          "{\"day\":\"%s\",\"country\":\"%s\",\"amount\":%d,\"user\":{\"id\":%d}}%n"
              .formatted(day(i), i % 3 == 0 ? "KE" : "DE", 50 + random.nextInt(20), i));
    }
    text.append("{\"day\": broken\n");
    Path file = Program.write(folder, "payments.jsonl", text.toString());

    Program.Run run = Program.in(folder, file.toString());

    assertThat(run.status()).isZero();
    assertThat(run.section("What became of the rows"))
        .contains("  rows read 731, written 730, rejected 1");
    assertThat(run.section("What the columns mean").toString())
        .contains("amount = sum(amount)", "country   [category]");
    assertThat(run.section("What cannot be used").toString()).contains("Column user is not used");
    assertThat(run.section("What comes next").toString()).contains("amount per month");
    Page.assertLoadsNothing(Page.read(run.report()));
  }

  @Test
  void a_file_whose_rows_are_all_rejected_is_refused_with_the_reasons() throws Exception {
    byte[] picture = new byte[5000];
    new Random(1).nextBytes(picture);
    Path file = Files.write(folder.resolve("picture.csv"), picture);

    Program.Run run = Program.in(folder, file.toString());

    run.assertRefused(1, "File \"picture.csv\" cannot be used: all ", " rows were rejected");
    assertThat(run.section("What became of the rows").toString())
        .contains("written 0", "is not valid UTF-8");
    assertNoReport();
  }

  @Test
  void a_header_without_rows_is_refused() throws Exception {
    Path file = Program.write(folder, "header.csv", "day,store,units\n");

    Program.in(folder, file.toString())
        .assertRefused(1, "File \"header.csv\" cannot be used: it has no row below its header.");
    assertNoReport();
  }

  @Test
  void empty_and_missing_files_and_folders_are_refused_with_a_code() throws Exception {
    Path empty = Program.write(folder, "empty.csv", "");

    Program.in(folder, empty.toString()).assertRefused(1, "core/empty-file", "empty.csv");
    Program.in(folder, "nowhere.csv").assertRefused(1, "core/file-not-found", "nowhere.csv");
    Program.in(folder, folder.toString()).assertRefused(1, "core/not-a-file", "directory");
    assertNoReport();
  }

  private void assertNoReport() {
    assertThat(folder)
        .isDirectoryNotContaining("glob:**.html")
        .isDirectoryNotContaining("glob:**.part");
  }

  /** Two years of two stores, one of them growing and larger. */
  private static String sales(String larger) {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder("date,store,units,revenue\n");
    for (int i = 0; i < 730; i++) {
      int units = 30 + i / 20 + random.nextInt(9);
      text.append("%s,%s,%d,%.2f%n".formatted(day(i), larger, units, units * 2.5));
      int fewer = 8 + random.nextInt(5);
      text.append("%s,Mombasa,%d,%.2f%n".formatted(day(i), fewer, fewer * 2.5));
    }
    return text.toString();
  }

  private static LocalDate day(int i) {
    return LocalDate.of(2022, 1, 1).plusDays(i);
  }
}
