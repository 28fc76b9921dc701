package io.bi4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Made-up payments: what many rows look like, and when a rate is worth printing. */
class PaymentsTest {
  private static final Pattern COUNTS =
      Pattern.compile("rows read (\\d+), written (\\d+), rejected (\\d+)");

  @TempDir private Path folder;

  @Test
  void a_million_rows_are_made_up_and_their_rate_is_printed() throws Exception {
    Program.Run run = Program.in(folder, "--payments");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertCounts(run, 1_000_000);
    assertThat(run.section("What became of the rows"))
        .anyMatch(line -> line.matches("  1,000,000 rows in .+ s: [\\d,]{6,} records/s, .*"))
        .anyMatch(line -> line.matches("    \\d+ x amount_minor is not an INT64 .*"));
    assertThat(run.section("What it adds up to").toString()).contains("country give 8 groups");
    Page.assertLoadsNothing(Page.read(run.report()));
  }

  @Test
  void the_rate_is_printed_above_a_hundred_thousand_rows_only() throws Exception {
    Program.Run many = Program.in(folder, "--payments=100001");
    Program.Run few = Program.in(folder, "--payments=100000");

    assertThat(many.out()).contains("records/s");
    assertThat(few.out()).doesNotContain("records/s");
    assertCounts(few, 100_000);
  }

  /** One amount in two hundred is malformed: half a percent, give or take ten deviations. */
  private static void assertCounts(Program.Run run, long rows) {
    Matcher counts = COUNTS.matcher(run.out());
    assertThat(counts.find()).as(run.out()).isTrue();
    long read = Long.parseLong(counts.group(1));
    long rejected = Long.parseLong(counts.group(3));
    long expected = rows / 200;

    assertThat(read).isEqualTo(rows);
    assertThat(Long.parseLong(counts.group(2)) + rejected).isEqualTo(rows);
    assertThat((double) Math.abs(rejected - expected)).isLessThan(10 * Math.sqrt(expected));
  }
}
