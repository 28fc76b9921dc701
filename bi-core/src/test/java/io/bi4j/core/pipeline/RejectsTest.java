package io.bi4j.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.source.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of rows with errors, and when a cell is looked at. */
class RejectsTest {
  private static final Schema SCHEMA =
      Schema.of(
          Field.of("id", DataType.INT64),
          Field.of("kind", DataType.STRING),
          Field.of("amount", DataType.decimal(9, 2)));

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("payments.csv");
    Files.writeString(
        file,
        """
        id,kind,amount
        1,sale,1.50
        two,sale,2.50
        3,test,broken
        4,sale,4.50
        5,sale
        6,sale,broken
        """);
  }

  private Pipeline.Builder read() {
    return Pipeline.named("rejects").from(Csv.file(file).schema(SCHEMA).header(true));
  }

  @Test
  void a_cell_is_typed_when_the_first_step_that_needs_its_column_sees_the_row() {
    var run = TestRun.ok(read().filter("kind = 'sale'").rejects(RejectPolicy.reject()));

    assertThat(run.column("id")).containsExactly(1L, 4L);
    assertThat(run.report.rejects().rows().map(r -> r.get("row")).sorted())
        .as("row 3 was filtered out before its amount was needed")
        .containsExactly(2L, 5L, 6L);
    assertThat(run.node("read").rejected()).as("the ragged row").isEqualTo(1);
    assertThat(run.node("collect").rejected()).as("cells needed by the result").isEqualTo(2);
  }

  @Test
  void a_column_that_nobody_needs_is_never_typed() {
    var run = TestRun.ok(read().select("kind").rejects(RejectPolicy.reject()));

    assertThat(run.rows()).hasSize(5);
    assertThat(run.report.rowsRejected()).isEqualTo(1);
  }

  @Test
  void all_cells_are_typed_at_once_when_asked_for() {
    var source = Csv.file(file).schema(SCHEMA).header(true).checkAllCells();
    var run =
        TestRun.ok(
            Pipeline.named("eager")
                .from(source)
                .filter("kind = 'sale'")
                .select("kind")
                .rejects(RejectPolicy.reject()));

    assertThat(run.rows()).hasSize(2);
    assertThat(run.node("read").rejected()).isEqualTo(4);
  }

  @Test
  void the_step_that_needs_a_cell_counts_its_error() {
    var run =
        TestRun.ok(
            read()
                .derive("twice", "amount * 2")
                .select("twice", "kind")
                .rejects(RejectPolicy.reject()));

    assertThat(run.node("derive").rejected()).isEqualTo(2);
    assertThat(run.report.rejectReasons().keySet()).anyMatch(r -> r.startsWith("amount "));
  }

  @Test
  void the_first_error_fails_the_run_and_tells_place_value_and_rule() {
    var run = TestRun.of(read().select("amount").build(), 1);

    assertThat(run.report.state()).isEqualTo(RunState.FAILED);
    assertThat(run.report.error().orElseThrow())
        .isInstanceOf(BiException.class)
        .hasMessageContaining("payments.csv")
        .hasMessageContaining("Row ");
    assertThat(run.report.rowsWritten()).isZero();
  }

  @Test
  void cells_with_errors_become_null_and_are_counted() {
    var run = TestRun.ok(read().rejects(RejectPolicy.nulls()));

    assertThat(run.column("id")).containsExactly(1L, null, 3L, 4L, 6L);
    assertThat(run.node("collect").nulled()).isEqualTo(3);
    assertThat(run.report.rowsRejected()).isEqualTo(1);
  }

  @Test
  void more_rejects_than_allowed_fail_the_run() {
    var policy = RejectPolicy.reject();
    var few = TestRun.of(read().rejects(policy.maxRows(3)));
    var enough = TestRun.of(read().rejects(policy.maxRows(4)));

    assertThat(enough.report.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(few.report.error().orElseThrow())
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/too-many-rejects"))
        .hasMessageContaining("More than 3 rows");
  }

  @Test
  void a_larger_share_of_rejects_than_allowed_fails_the_run_at_its_end() {
    var policy = RejectPolicy.reject();
    var atLimit = TestRun.of(read().rejects(policy.maxShare(4 / 6.0)));
    var below = TestRun.of(read().rejects(policy.maxShare(0.66)));

    assertThat(atLimit.report.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(below.report.error().orElseThrow()).hasMessageContaining("4 of 6 rows");
  }

  @Test
  void the_report_shows_reasons_with_their_columns() {
    var run = TestRun.ok(read().rejects(RejectPolicy.reject()));

    assertThat(run.report.show())
        .contains("rows read 6, written 2, rejected 4")
        .contains("1 x id ")
        .contains("2 x amount ");
    assertThat(run.report.rejects().schema().names())
        .isEqualTo(List.of("source", "byte_offset", "row", "column", "raw", "code", "reason"));
  }
}
