package io.bi4j.core.internal.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.bi4j.core.BiException;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.durable.CrashFiles;
import io.bi4j.core.internal.write.CsvFormat;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.PartToken;
import io.bi4j.core.spi.RecordWriter;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.WriteSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Power cuts at random moments of commits, on disks that forget what was not forced. */
class FileSinks_PowerCutTest {
  private static final Path FOLDER = Path.of("/out");
  private static final Schema SCHEMA = Schema.of(Field.of("n", DataType.INT64));
  private static final int EPOCHS = 6;

  /** Opens a session on a disk, and reads its rows as a reader would. */
  private interface Kind {
    WriteSession open(CrashFiles disk, long fence);

    List<Long> rows(CrashFiles disk) throws IOException;
  }

  private static final Kind FOLDER_SINK =
      new Kind() {
        @Override
        public WriteSession open(CrashFiles disk, long fence) {
          FolderSession session =
              new FolderSession(
                  FOLDER,
                  CsvFormat.RFC_4180,
                  disk,
                  false,
                  new RunKey("default", "p", "r", fence),
                  SCHEMA);
          session.begin();
          return session;
        }

        @Override
        public List<Long> rows(CrashFiles disk) throws IOException {
          Path file = FOLDER.resolve(Manifest.FILE);
          List<Long> rows = new ArrayList<>();
          if (disk.exists(file)) {
            for (Manifest.Part part : Manifest.decode(disk.read(file), file).parts()) {
              rows.addAll(csv(disk.read(FOLDER.resolve(part.name()))));
            }
          }
          return rows;
        }
      };

  private static final Kind FILE_SINK =
      new Kind() {
        @Override
        public WriteSession open(CrashFiles disk, long fence) {
          FileSession session =
              new FileSession(FOLDER.resolve("x.csv"), CsvFormat.RFC_4180, disk, SCHEMA);
          session.begin();
          return session;
        }

        @Override
        public List<Long> rows(CrashFiles disk) throws IOException {
          return csv(disk.read(FOLDER.resolve("x.csv")));
        }
      };

  static Stream<Arguments> kinds() {
    return Stream.of(
        argumentSet("a folder of files", FOLDER_SINK), argumentSet("one file", FILE_SINK));
  }

  private static List<Long> csv(byte[] bytes) {
    List<Long> rows = new ArrayList<>();
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThat(text).startsWith("n\r\n").endsWith("\r\n");
    for (String line : text.substring(3).split("\r\n")) {
      if (!line.isEmpty()) {
        rows.add(Long.parseLong(line));
      }
    }
    return rows;
  }

  /** The rows of an epoch. */
  private static RecordBatch batch(long epoch) {
    BatchBuilder batch = BatchBuilder.of(SCHEMA);
    for (int i = 0; i < 300; i++) {
      batch.addRow(epoch * 1000 + i);
    }
    return batch.build();
  }

  private static Checkpoint checkpoint(long epoch, long fence) {
    return new Checkpoint(epoch, fence, "r", epoch == EPOCHS, Map.of(), JsonObject.EMPTY);
  }

  /**
   * Writes on behind what is committed; {@code acknowledged[0]} is the last commit that came back.
   */
  private static void write(Kind kind, CrashFiles disk, long fence, long[] acknowledged) {
    try (WriteSession session = kind.open(disk, fence)) {
      Checkpoint last = session.lastCommitted().orElse(null);
      if (last != null) {
        acknowledged[0] = last.sequence();
        if (last.last()) {
          return;
        }
        session.resume(last);
      }
      RecordWriter writer = session.writer(0);
      for (long epoch = acknowledged[0] + 1; epoch <= EPOCHS; epoch++) {
        writer.write(batch(epoch));
        PartToken token = writer.flush();
        assertThat(token.rows()).isEqualTo(300);
        session.commit(List.of(token), checkpoint(epoch, fence));
        acknowledged[0] = epoch;
      }
    }
  }

  /** How many of so many disks lost a commit, repeated a row, or could not be read. */
  private static int wrong(Kind kind, int disks, boolean forcesFiles, boolean forcesFolders) {
    int wrong = 0;
    for (int seed = 0; seed < disks; seed++) {
      Random random = new Random(seed);
      CrashFiles disk = new CrashFiles();
      disk.put(FOLDER.resolve("readme"), new byte[0]);
      disk.forcesFiles = forcesFiles;
      disk.forcesFolders = forcesFolders;
      wrong += isRight(kind, disk, random) ? 0 : 1;
    }
    return wrong;
  }

  private static boolean isRight(Kind kind, CrashFiles disk, Random random) {
    long[] acknowledged = new long[1];
    try {
      for (int fence = 1; fence <= 3; fence++) {
        long before = acknowledged[0];
        disk.failAt(1 + random.nextInt(70), true);
        try {
          write(kind, disk, fence, acknowledged);
        } catch (BiException cut) {
          if (!cut.code().id().equals("core/write-failed")) {
            return false;
          }
        }
        disk.powerCut(random);
        disk.failAt(Integer.MAX_VALUE, false);
        if (acknowledged[0] < before) {
          return false;
        }
      }
      long known = acknowledged[0];
      write(kind, disk, 4, acknowledged);
      List<Long> rows = kind.rows(disk);
      List<Long> expected = new ArrayList<>();
      for (long epoch = 1; epoch <= EPOCHS; epoch++) {
        for (long i = 0; i < 300; i++) {
          expected.add(epoch * 1000 + i);
        }
      }
      return acknowledged[0] >= known && rows.equals(expected);
    } catch (IOException | RuntimeException | AssertionError unreadable) {
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void two_thousand_disks_with_three_power_cuts_each_lose_and_repeat_nothing(Kind kind) {
    assertThat(wrong(kind, 2000, true, true)).isZero();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void without_forcing_files_rows_are_lost(Kind kind) {
    assertThat(wrong(kind, 500, false, true)).isPositive();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void without_forcing_the_folder_rows_are_lost(Kind kind) {
    assertThat(wrong(kind, 500, true, false)).isPositive();
  }
}
