package io.bi4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.json.JsonObject;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.RecordWriter;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.WriteSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows and checkpoint become durable together, and a run goes on where it was committed. */
class ParquetSink_CommitTest {
  private static final RunKey RUN = new RunKey("default", "sales", "r1", 1);

  @TempDir Path folder;
  private Path file;
  private ParquetSink sink;

  @BeforeEach
  void sink() {
    file = folder.resolve("sales.parquet");
    sink = ParquetSink.file(file).rowGroupRows(100);
  }

  private static Checkpoint checkpoint(long sequence, boolean last) {
    return new Checkpoint(sequence, 1, "r1", last, Map.of(), JsonObject.EMPTY);
  }

  private static void commit(WriteSession session, RecordWriter writer, Checkpoint checkpoint) {
    session.commit(List.of(writer.flush()), checkpoint);
  }

  private List<Object> ids() {
    return ParquetFiles.rows(ParquetFiles.read(Parquet.file(file))).stream()
        .map(row -> row.get(0))
        .toList();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void rows_are_visible_after_the_commit_that_ends_the_run() throws IOException {
    try (WriteSession session = sink.open(RUN, ManyRows.SCHEMA)) {
      RecordWriter writer = session.writer(0);
      writer.write(ManyRows.batch(0, 150));
      commit(session, writer, checkpoint(1, false));
      assertThat(file).doesNotExist();
      writer.write(ManyRows.batch(150, 30));
      commit(session, writer, checkpoint(2, true));
    }

    assertThat(ids()).hasSize(180).first().isEqualTo(0L);
    assertThat(files()).containsExactly("sales.parquet");
  }

  @Test
  void an_interrupted_run_goes_on_behind_its_last_commit() throws IOException {
    WriteSession crashed = sink.open(RUN, ManyRows.SCHEMA);
    RecordWriter lost = crashed.writer(0);
    lost.write(ManyRows.batch(0, 150));
    commit(crashed, lost, checkpoint(1, false));
    lost.write(ManyRows.batch(150, 250));
    lost.flush();
    // Bytes of a write that the crash cut short.
    Files.write(folder.resolve(".sales.parquet.part"), new byte[777], StandardOpenOption.APPEND);

    try (WriteSession session = sink.open(RUN, ManyRows.SCHEMA)) {
      Checkpoint last = session.lastCommitted().orElseThrow();
      assertThat(last).isEqualTo(checkpoint(1, false));
      session.resume(last);
      RecordWriter writer = session.writer(0);
      writer.write(ManyRows.batch(150, 50));
      commit(session, writer, checkpoint(2, true));
    }

    assertThat(ids()).hasSize(200).doesNotHaveDuplicates().last().isEqualTo(199L);
    assertThat(files()).containsExactly("sales.parquet");
  }

  @Test
  void the_next_run_knows_the_checkpoint_of_the_last_and_replaces_its_rows() {
    try (WriteSession session = sink.open(RUN, ManyRows.SCHEMA)) {
      RecordWriter writer = session.writer(0);
      writer.write(ManyRows.batch(0, 10));
      commit(session, writer, checkpoint(1, true));
    }
    try (WriteSession session = sink.open(RUN, ManyRows.SCHEMA)) {
      assertThat(session.lastCommitted()).contains(checkpoint(1, true));
      RecordWriter writer = session.writer(0);
      writer.write(ManyRows.batch(50, 5));
      commit(session, writer, checkpoint(2, true));
    }

    assertThat(ids()).containsExactly(50L, 51L, 52L, 53L, 54L);
  }

  @Test
  void a_process_that_was_overtaken_cannot_commit() {
    try (WriteSession old = sink.open(RUN, ManyRows.SCHEMA)) {
      old.writer(0).write(ManyRows.batch(0, 10));
      try (WriteSession other =
          sink.open(new RunKey("default", "sales", "r2", 2), ManyRows.SCHEMA)) {
        RecordWriter writer = other.writer(0);
        writer.write(ManyRows.batch(0, 20));
        commit(other, writer, new Checkpoint(1, 2, "r2", true, Map.of(), JsonObject.EMPTY));
      }

      assertThatThrownBy(() -> old.commit(List.of(), checkpoint(2, true)))
          .hasMessageContaining("fence 2");
    }

    assertThat(ids()).hasSize(20);
  }

  @Test
  void nothing_stays_of_a_run_that_was_aborted() throws IOException {
    try (WriteSession session = sink.open(RUN, ManyRows.SCHEMA)) {
      session.writer(0).write(ManyRows.batch(0, 500));
      session.abort();
    }

    assertThat(files()).isEmpty();
  }

  @Test
  void another_pipeline_does_not_take_the_checkpoint_for_its_own() {
    try (WriteSession session = sink.open(RUN, ManyRows.SCHEMA)) {
      commit(session, session.writer(0), checkpoint(1, true));
    }

    try (WriteSession session = sink.open(new RunKey("other", "r"), ManyRows.SCHEMA)) {
      assertThat(session.lastCommitted()).isEmpty();
    }
  }

  @Test
  void a_damaged_mark_is_an_error_that_says_what_to_do() throws IOException {
    WriteSession crashed = sink.open(RUN, ManyRows.SCHEMA);
    RecordWriter writer = crashed.writer(0);
    writer.write(ManyRows.batch(0, 150));
    commit(crashed, writer, checkpoint(1, false));
    Files.write(folder.resolve(".sales.parquet.part"), new byte[3]);

    try (WriteSession session = sink.open(RUN, ManyRows.SCHEMA)) {
      assertThatThrownBy(session::lastCommitted)
          .hasMessageContaining(".sales.parquet.commit")
          .hasMessageContaining("Delete it");
    } catch (io.bi4j.core.BiException e) {
      assertThat(e.code().id()).isEqualTo("core/state-damaged");
    }
  }
}
