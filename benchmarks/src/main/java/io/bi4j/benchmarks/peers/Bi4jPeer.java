package io.bi4j.benchmarks.peers;

import static java.util.Objects.requireNonNull;

import io.bi4j.benchmarks.Answer;
import io.bi4j.benchmarks.ColumnAnswer;
import io.bi4j.benchmarks.GroupAnswer;
import io.bi4j.benchmarks.Job;
import io.bi4j.benchmarks.Peer;
import io.bi4j.benchmarks.data.TransactionColumn;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.LongColumn;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Row;
import io.bi4j.core.data.Schema;
import io.bi4j.core.data.StringColumn;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.pipeline.RejectPolicy;
import io.bi4j.core.source.Csv;
import io.bi4j.core.source.JsonLines;
import io.bi4j.core.spi.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * BI4J through its public API, every guarantee on: exact RFC 4180, typed cells, rejected rows kept
 * with place, raw text and reason, counts per step.
 */
final class Bi4jPeer implements Peer {
  private @Nullable BiRuntime runtime;
  private int runtimeThreads;

  @Override
  public String name() {
    return "Bi4j";
  }

  @Override
  public boolean supports(Job job) {
    return true;
  }

  @Override
  public Answer run(Job job, Path file, int threads) {
    BiRuntime bi = runtime(threads);
    return job == Job.J1 ? typeAll(bi, file) : groups(bi, file, job);
  }

  private BiRuntime runtime(int threads) {
    BiRuntime open = runtime;
    if (open == null || runtimeThreads != threads) {
      close();
      open = BiRuntime.builder().cpuThreads(threads).build();
      runtime = open;
      runtimeThreads = threads;
    }
    return open;
  }

  private static Source source(Job job, Path file) {
    return switch (job) {
      case J1, J2 -> Csv.file(file).schema(schema(TransactionColumn.FULL)).header(true);
      case J2_SLIM -> Csv.file(file).schema(schema(TransactionColumn.SLIM)).header(true);
      case J3 -> JsonLines.file(file).schema(schema(TransactionColumn.FULL));
    };
  }

  private static Schema schema(List<TransactionColumn> columns) {
    return Schema.of(
        columns.stream().map(column -> Field.of(column.header(), type(column))).toList());
  }

  private static DataType type(TransactionColumn column) {
    return switch (column) {
      case CREATED_AT -> DataType.TIMESTAMP;
      case AMOUNT_MINOR, FEE_MINOR -> DataType.INT64;
      default -> DataType.STRING;
    };
  }

  private static Answer typeAll(BiRuntime bi, Path file) {
    List<String> aggregates = new ArrayList<>();
    aggregates.add("count() as records");
    TransactionColumn.FULL.forEach(
        column -> aggregates.add("count(%s) as n_%1$s".formatted(column.header())));
    aggregates.add("sum(amount_minor) as amount");
    aggregates.add("sum(fee_minor) as fee");
    RecordSet result =
        bi.collect(
            Pipeline.named("J1")
                .from(source(Job.J1, file))
                .rejects(RejectPolicy.nulls())
                .groupBy(List.of(), aggregates.toArray(String[]::new))
                .build());
    Row row = result.iterator().next();
    List<Long> valid = new ArrayList<>();
    TransactionColumn.FULL.forEach(column -> valid.add(whole(row, "n_" + column.header())));
    return new ColumnAnswer(whole(row, "records"), valid, whole(row, "amount"), whole(row, "fee"));
  }

  private static long whole(Row row, String column) {
    return (Long) requireNonNull(row.get(column));
  }

  private static Answer groups(BiRuntime bi, Path file, Job job) {
    Pipeline pipeline =
        Pipeline.named(job.id())
            .from(source(job, file))
            .rejects(RejectPolicy.reject())
            .filter("status = 'succeeded'")
            .validate(
                "complete",
                "country is not null and created_at is not null and amount_minor is not null")
            .groupBy(
                List.of("country", "day(created_at) as day"),
                "count() as n",
                "sum(amount_minor) as total",
                "avg(amount_minor) as mean",
                "quantile(amount_minor, 0.95) as p95")
            .build();
    GroupAnswer answer = new GroupAnswer();
    bi.collect(pipeline).batches().forEach(batch -> add(answer, batch));
    return answer;
  }

  private static void add(GroupAnswer answer, RecordBatch batch) {
    StringColumn country = (StringColumn) batch.column("country");
    LongColumn day = (LongColumn) batch.column("day");
    LongColumn n = (LongColumn) batch.column("n");
    LongColumn total = (LongColumn) batch.column("total");
    LongColumn p95 = (LongColumn) batch.column("p95");
    for (int row = 0; row < batch.rowCount(); row++) {
      answer.add(
          country.stringAt(row),
          (int) day.longAt(row),
          n.longAt(row),
          total.longAt(row),
          (Double) requireNonNull(batch.column("mean").valueAt(row)),
          p95.longAt(row));
    }
  }

  @Override
  public void close() {
    if (runtime != null) {
      runtime.close();
      runtime = null;
    }
  }
}
