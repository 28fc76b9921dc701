package io.bi4j.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Selection;
import io.bi4j.core.internal.exec.FusedSplit;
import io.bi4j.core.spi.Boundedness;
import io.bi4j.core.spi.Read;
import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.spi.Source;
import io.bi4j.core.spi.Split;
import io.bi4j.core.state.SplitPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources of others that stand before ours: what they change is seen, what they leave is fast. */
class DelegatingSourceTest {
  private static @TempDir Path folder;

  @BeforeEach
  void write_three_rows() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "n\n1\n2\n3\n");
    Files.writeString(folder.resolve("other.csv"), "n\n7\n8\n9\n");
    Files.writeString(folder.resolve("a.jsonl"), "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n");
    Files.writeString(folder.resolve("a.json"), "[{\"n\":1},{\"n\":2},{\"n\":3}]");
  }

  static Stream<Source> sources() {
    Csv csv = Csv.file(folder.resolve("a.csv"));
    return Stream.of(
        csv,
        JsonLines.file(folder.resolve("a.jsonl")),
        JsonFile.file(folder.resolve("a.json")),
        InMemory.of(RecordSet.of(Row.class, List.of(new Row(1), new Row(2), new Row(3)))));
  }

  record Row(long n) {}

  @ParameterizedTest
  @MethodSource("sources")
  void a_source_that_only_delegates_is_read_by_the_workers_themselves(Source ours) {
    Source delegating = new Delegating(ours);
    ReadPlan plan = delegating.plan(ReadRequest.all());

    assertThat(FusedSplit.behind(delegating, plan)).isPresent();
    assertThat(numbers(delegating)).containsExactly(1L, 2L, 3L);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void a_source_that_wraps_the_readers_is_read_through_them(Source ours) {
    Source second = new SecondRows(ours);

    assertThat(FusedSplit.behind(second, second.plan(ReadRequest.all()))).isEmpty();
    assertThat(numbers(second)).containsExactly(2L);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void a_split_that_is_only_a_name_opens_the_same_rows(Source ours) {
    Split planned = ours.plan(ReadRequest.all()).splits().get(0);
    Split named = new Split(planned.id());

    assertThat(named).isEqualTo(planned).hasSameHashCodeAs(planned).hasToString(planned.toString());
    assertThat(read(ours, named)).isEqualTo(read(ours, planned)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_split_of_another_source_does_not_bring_its_file_along() {
    Source ours = Csv.file(folder.resolve("a.csv"));
    Split foreign = Csv.file(folder.resolve("other.csv")).plan(ReadRequest.all()).splits().get(0);

    assertThat(read(ours, foreign)).containsExactly(1L, 2L, 3L);
  }

  private static List<Long> numbers(Source source) {
    try (BiRuntime bi = BiRuntime.create()) {
      return bi.read(source).batches().stream().flatMap(DelegatingSourceTest::numbers).toList();
    }
  }

  private static List<Long> read(Source source, Split split) {
    List<Long> numbers = new ArrayList<>();
    try (RecordReader reader = source.open(split, null)) {
      while (reader.read() instanceof Read.Batch batch) {
        numbers(batch.rows()).forEach(numbers::add);
      }
    }
    return numbers;
  }

  private static Stream<Long> numbers(RecordBatch rows) {
    return Stream.iterate(0, row -> row < rows.rowCount(), row -> row + 1)
        .map(row -> (Long) rows.column("n").valueAt(row));
  }

  private static class Delegating implements Source {
    private final Source source;

    Delegating(Source source) {
      this.source = source;
    }

    @Override
    public String name() {
      return "delegating";
    }

    @Override
    public Boundedness boundedness() {
      return source.boundedness();
    }

    @Override
    public ReadPlan plan(ReadRequest request) {
      return source.plan(request);
    }

    @Override
    public RecordReader open(Split split, SplitPosition from) {
      return source.open(split, from);
    }
  }

  /** Keeps the second row of each batch alone, as a source that masks or filters would. */
  private static final class SecondRows extends Delegating {
    SecondRows(Source source) {
      super(source);
    }

    @Override
    public RecordReader open(Split split, SplitPosition from) {
      RecordReader reader = super.open(split, from);
      return new RecordReader() {
        @Override
        public Read read() {
          return reader.read() instanceof Read.Batch batch
              ? new Read.Batch(batch.rows().filter(Selection.of(1)), batch.position())
              : new Read.End();
        }

        @Override
        public void cancel() {
          reader.cancel();
        }

        @Override
        public void close() {
          reader.close();
        }
      };
    }
  }
}
