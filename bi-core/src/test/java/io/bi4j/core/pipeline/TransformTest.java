package io.bi4j.core.pipeline;

import static io.bi4j.core.pipeline.Tables.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiException;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.LongColumn;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps that users write. */
class TransformTest {
  private static final Schema NUMBERS = Schema.of(Field.of("n", DataType.INT64));

  private record Step(Distribution distribution, Schema output, Supplier<BatchFunction> function)
      implements Transform {
    @Override
    public Schema bind(Schema input) {
      return output;
    }

    @Override
    public BatchFunction open(TransformContext context) {
      return function.get();
    }
  }

  private static RecordBatch batch(Schema schema, List<Long> values) {
    BatchBuilder builder = BatchBuilder.of(schema);
    values.forEach(value -> builder.setLong(0, value).endRow());
    return builder.build();
  }

  /** A running total: right only when all rows come in order to one function. */
  private static BatchFunction runningTotal() {
    return new BatchFunction() {
      private long total;

      @Override
      public RecordBatch apply(RecordBatch rows) {
        List<Long> totals = new ArrayList<>();
        LongColumn column = (LongColumn) rows.column("n");
        for (int i = 0; i < rows.rowCount(); i++) {
          total += column.longAt(i);
          totals.add(total);
        }
        return batch(NUMBERS, totals);
      }

      @Override
      public Optional<RecordBatch> finish() {
        return Optional.of(batch(NUMBERS, List.of(-total)));
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void one_function_sees_all_rows_in_order_and_may_add_rows_at_the_end(int threads) {
    var step = new Step(Distribution.single(), NUMBERS, TransformTest::runningTotal);

    var run =
        TestRun.ok(
            numbers(5000, 37).transform("total", step).derive("n", "n * 2").build(), threads);

    List<Object> expected = new ArrayList<>();
    LongStream.range(0, 5000).forEach(n -> expected.add(n * (n + 1)));
    expected.add(-4999L * 5000);
    assertThat(run.column("n")).isEqualTo(expected);
  }

  @Test
  void one_function_sees_the_rows_of_all_branches_of_a_union() {
    var step = new Step(Distribution.single(), NUMBERS, TransformTest::runningTotal);

    var run = TestRun.ok(numbers(3, 1).union(numbers(3, 1)).transform("total", step).build(), 3);

    assertThat(run.column("n")).containsExactly(0L, 1L, 3L, 3L, 4L, 6L, -6L);
  }

  @Test
  void stateless_functions_share_the_batches_and_rows_stay_in_order() {
    var opened = new AtomicInteger();
    var closed = new AtomicInteger();
    var step =
        new Step(
            Distribution.stateless(),
            NUMBERS,
            () -> {
              opened.incrementAndGet();
              return new BatchFunction() {
                @Override
                public RecordBatch apply(RecordBatch rows) {
                  return rows.slice(0, 1);
                }

                @Override
                public void close() {
                  closed.incrementAndGet();
                }
              };
            });

    var run = TestRun.ok(numbers(1000, 10).transform("first", step).build(), 3);

    assertThat(run.column("n"))
        .isEqualTo(LongStream.range(0, 100).map(i -> i * 10).boxed().toList());
    assertThat(closed.get()).isEqualTo(opened.get()).isPositive();
  }

  @Test
  void other_columns_than_promised_fail_the_run() {
    var step =
        new Step(
            Distribution.stateless(), Schema.of(Field.of("m", DataType.INT64)), () -> rows -> rows);

    var run = TestRun.of(numbers(10, 10).transform("liar", step).build(), 2);

    assertThat(run.report.error().orElseThrow())
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/schema-mismatch"))
        .hasMessageContaining("liar")
        .hasMessageContaining("\"m\"");
  }

  @Test
  void every_function_is_closed_after_a_failure_and_the_cause_is_reported() {
    List<String> events = new CopyOnWriteArrayList<>();
    Supplier<BatchFunction> function =
        () -> {
          events.add("open");
          return new BatchFunction() {
            @Override
            public RecordBatch apply(RecordBatch rows) {
              throw new IllegalStateException("the cause");
            }

            @Override
            public void close() {
              events.add("close");
              throw new IllegalStateException("cannot close");
            }
          };
        };
    var step = new Step(Distribution.stateless(), NUMBERS, function);
    var same = new Step(Distribution.stateless(), NUMBERS, function);

    var run = TestRun.of(numbers(10, 10).transform("a", step).transform("b", same).build(), 1);

    assertThat(run.report.error().orElseThrow()).hasMessage("the cause");
    assertThat(events).containsExactly("open", "open", "close", "close");
  }

  @Test
  void a_batch_that_a_function_keeps_stays_as_it_was() {
    List<RecordBatch> kept = new CopyOnWriteArrayList<>();
    var step =
        new Step(
            Distribution.stateless(),
            Schema.of(Field.of("n", DataType.INT64), Field.of("t", DataType.STRING)),
            () ->
                rows -> {
                  kept.add(rows);
                  return rows;
                });

    TestRun.ok(
        numbers(400, 100)
            .derive("n", "n + 1")
            .derive("t", "cast(n as STRING) || '!'")
            .filter("n % 2 = 0")
            .transform("keep", step)
            .build(),
        1);

    List<Object> texts = new ArrayList<>();
    kept.forEach(
        b ->
            texts.addAll(
                java.util.stream.IntStream.range(0, b.rowCount())
                    .mapToObj(i -> b.row(i).get("t"))
                    .toList()));
    assertThat(texts).hasSize(200).startsWith("2!", "4!").endsWith("400!");
  }
}
