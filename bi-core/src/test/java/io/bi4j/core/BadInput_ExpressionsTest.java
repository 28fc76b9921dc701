package io.bi4j.core;

import static io.bi4j.core.BadInput.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.pipeline.RejectPolicy;
import io.bi4j.core.pipeline.RunResult;
import io.bi4j.core.source.InMemory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions that do not parse, bind or compute, as a user of a pipeline meets them. */
class BadInput_ExpressionsTest {
  private static final RecordSet TABLE = table();

  private static RecordSet table() {
    BatchBuilder rows =
        BatchBuilder.of(
            Schema.of(
                Field.of("amount", DataType.INT64),
                Field.of("city", DataType.STRING),
                Field.of("day", DataType.DATE)));
    rows.addRow(1L, "Nairobi", null);
    rows.addRow(Long.MAX_VALUE, "12", null);
    return RecordSet.of(rows.build());
  }

  private static Pipeline.Builder pipeline() {
    return Pipeline.named("daily").from(InMemory.of("sales", TABLE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "amount + city | core/type-mismatch | INT64 | STRING | position 1",
        "1 + (amount + city) | core/type-mismatch | INT64 | STRING | position 6",
        "amount = day | core/type-mismatch | INT64 | DATE | position 1",
        "upper(amount) | core/type-mismatch | upper | INT64 | position 1",
        "if(city, 1, 2) | core/type-mismatch | if | STRING | position 1",
        "cast(day as BOOL) | core/type-mismatch | DATE | BOOL | position 1",
        "2 * amont | core/unknown-column | \"amont\" | amount | position 5",
        "no_such(amount) | core/bad-expression | no_such | function | position 1",
        "sum(amount) | core/bad-expression | sum | aggregate | position 1"
      })
  void an_expression_that_does_not_bind_names_itself_column_types_and_position(
      String text, String code, String first, String second, String position) {
    refused(
        () -> pipeline().derive("x", text).build(),
        code,
        "Step 1 (derive",
        "pipeline \"daily\"",
        text,
        first,
        second,
        position);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "amount + 1 | core/overflow | INT64",
        "amount * 2 | core/overflow | INT64",
        "cast(amount as DECIMAL(5,0)) | core/bad-cast | DECIMAL(5,0)"
      })
  void a_row_that_cannot_be_computed_names_row_expression_and_type(
      String text, String code, String type) {
    var pipeline = pipeline().derive("x", text).build();
    var rejecting = pipeline().derive("x", text).rejects(RejectPolicy.reject()).build();

    try (BiRuntime bi = BiRuntime.builder().cpuThreads(1).build()) {
      refused(() -> bi.collect(pipeline), code, "Row 2 of \"sales\"", "amount", type);
      RunResult kept = bi.collectWithReport(rejecting);
      assertThat(kept.rows().rowCount()).isEqualTo(1);
      assertThat(kept.report().rejects().rows().map(row -> row.get("row"))).containsExactly(2L);
      assertThat(kept.report().rejects().rows().map(row -> row.get("code"))).containsExactly(code);
    }
  }

  @Test
  void a_rule_that_is_broken_names_the_rule() {
    var pipeline = pipeline().validate("small enough", "amount < 100").build();

    try (BiRuntime bi = BiRuntime.builder().cpuThreads(1).build()) {
      refused(() -> bi.collect(pipeline), "core/rejected-row", "Row 2", "small enough");
    }
  }

  @Test
  void a_group_that_overflows_names_the_group() {
    var pipeline =
        pipeline().derive("k", "'all'").groupBy(List.of("k"), "sum(amount) as total").build();

    try (BiRuntime bi = BiRuntime.builder().cpuThreads(1).build()) {
      refused(() -> bi.collect(pipeline), "core/overflow", "group (k = all)", "does not fit INT64");
    }
  }
}
