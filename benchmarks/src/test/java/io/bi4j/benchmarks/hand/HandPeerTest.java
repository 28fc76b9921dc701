package io.bi4j.benchmarks.hand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.benchmarks.Answer;
import io.bi4j.benchmarks.Job;
import io.bi4j.benchmarks.Peer;
import io.bi4j.benchmarks.data.DataGenerator;
import io.bi4j.benchmarks.data.DataSet;
import io.bi4j.benchmarks.peers.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limit against the naive peer where files are cut and cells are unusual. */
class HandPeerTest {
  private static final String SLIM = "created_at,merchant,country,status,amount_minor\n";
  private static final String ROW = "2024-02-29T23:59:59.999Z,m,KE,succeeded,100\n";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "J1,64",
    "J1,192",
    "J1,4096",
    "J2,64",
    "J2,320",
    "J2-slim,64",
    "J2-slim,1024",
    "J3,64",
    "J3,576",
    "J3,8192"
  })
  void records_may_be_cut_anywhere(String job, int chunkBytes) throws Exception {
    DataSet data = new DataSet(directory, 2_000, DataGenerator.SEED, 3_000);
    DataGenerator.write(data, 1);

    same(Job.of(job), Job.of(job).file(data), chunkBytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-01-01T00:00:00Z,\"a\n\"\"b\"\", c\",KE,succeeded,5",
        "\"2024-01-01T00:00:00Z\",m,\"KE\",\"succeeded\",\"5\"",
        "2024-01-01T00:00:00Z,m,\"K\"\"E\",succeeded,5",
        "2024-01-01T00:00:00Z,m,\"a,b\nc\",succeeded,5",
        "2024-01-01T00:00:00Z,m,a country of many letters,succeeded,5",
        "2024-01-01T00:00:00Z,m,eight_ch,succeeded,5",
        "2024-01-01T00:00:00Z,m,nine_char,succeeded,5",
        "2024-01-01T00:00:00Z,m,\u00c5land,succeeded,999999999999999999",
        "2024-01-01T00:00:00Z,m,KE,succeeded,-999999999999999999",
        "2024-01-01T00:00:00Z,m,KE,succeeded,1000000000000000000",
        "2024-01-01T00:00:00Z,m,KE,succeeded,-",
        "2024-01-01T00:00:00Z,m,KE,succeeded,",
        "2024-01-01T00:00:00Z,m,,succeeded,5",
        "0000-03-01T00:00:00Z,m,KE,succeeded,5",
        "9999-12-31T00:00:00Z,m,KE,succeeded,5",
        ",m,KE,succeeded,5",
        ",,,,",
        "2024-01-01T00:00:00Z,m,KE,succeeded,5\r",
        "2024-01-01T00:00:00Z,m,KE,succeeded,\"5\"\r",
        "2024-01-01T00:00:00Z,\u20ac,KE,succeeded,5"
      })
  void unusual_csv_cells_are_read_as_the_naive_peer_reads_them(String row) throws Exception {
    same(Job.J2_SLIM, write("slim.csv", SLIM + ROW + row + "\n" + ROW), 64);
    same(Job.J2_SLIM, write("slim.csv", SLIM + row + "\n" + ROW), 1024);
    same(Job.J2_SLIM, write("slim.csv", SLIM + ROW + row.replace("\r", "")), 64);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"succeeded\",\"amount_minor\":5,\"country\":\"KE\",\"created_at\":\"2024-01-01T00:00:00Z\"}",
        "{ \"status\" : \"succ\\u0065eded\" , \"amount_minor\" : -7 , \"co\\u0075ntry\" : \"K\\\"E\\\\\" , \"created_at\" : \"2024-01-01T00:00:00Z\" } ",
        "{\"status\":\"succeeded\",\"amount_minor\":\"5\",\"country\":\"KE\",\"created_at\":\"2024-01-01T00:00:00Z\"}",
        "{\"status\":\"succeeded\",\"amount_minor\":null,\"country\":\"KE\",\"created_at\":\"2024-01-01T00:00:00Z\"}",
        "{\"status\":\"succeeded\",\"amount_minor\":5.0,\"country\":\"KE\",\"created_at\":\"2024-01-01T00:00:00Z\"}",
        "{\"status\":\"succeeded\",\"amount_minor\":1e2,\"country\":\"KE\",\"created_at\":\"2024-01-01T00:00:00Z\"}",
        "{\"status\":\"succeeded\",\"amount_minor\":5,\"country\":null,\"created_at\":\"2024-01-01T00:00:00Z\"}",
        "{\"status\":\"succeeded\",\"amount_minor\":5,\"created_at\":\"2024-01-01T00:00:00Z\"}",
        "{\"status\":\"succeeded\",\"amount_minor\":5,\"country\":\"\\ud83c\\uddf0\\n\\t\\/\",\"created_at\":\"2024-01-01T00:00:00Z\"}",
        "{\"x\":{\"status\":\"failed\",\"y\":[1,\"]}\\\"\",{}]},\"status\":\"succeeded\",\"amount_minor\":5,\"country\":\"KE\",\"created_at\":\"2024-01-01T00:00:00Z\",\"z\":[]}",
        "{\"status\":\"failed\",\"status\":\"succeeded\",\"amount_minor\":5,\"country\":\"KE\",\"created_at\":\"2024-01-01T00:00:00Z\"}",
        "{\"statu\":\"succeeded\",\"status_\":\"succeeded\"}",
        "{}"
      })
  void unusual_json_lines_are_read_as_the_naive_peer_reads_them(String line) throws Exception {
    String usual =
        "{\"status\":\"succeeded\",\"amount_minor\":5,\"country\":\"DE\","
            + "\"created_at\":\"2024-01-02T00:00:00Z\"}\n";
    same(Job.J3, write("rows.jsonl", usual + line + "\n" + usual), 64);
    same(Job.J3, write("rows.jsonl", line + "\r\n" + usual), 1024);
    same(Job.J3, write("rows.jsonl", usual + line), 128);
  }

  @Test
  void a_header_without_rows_has_no_groups() throws Exception {
    same(Job.J2_SLIM, write("slim.csv", SLIM), 64);
  }

  @Test
  void a_ragged_record_is_an_error() throws IOException {
    fails(Job.J2_SLIM, write("slim.csv", SLIM + ROW + "2024-01-01T00:00:00Z,m,KE\n" + ROW));
    fails(Job.J2_SLIM, write("slim.csv", SLIM + ROW + ROW.replace("KE", "K,E") + ROW));
  }

  @Test
  void an_open_quote_at_the_end_is_an_error() throws IOException {
    fails(Job.J2_SLIM, write("slim.csv", SLIM + ROW + ROW.replace("KE", "\"KE")));
  }

  @Test
  void a_record_over_the_stated_length_is_an_error() throws IOException {
    String merchant = "\"" + "x".repeat(2 * ChunkReader.MAX_RECORD) + "\"";
    fails(Job.J2_SLIM, write("slim.csv", SLIM + ROW + ROW.replace(",m,", "," + merchant + ",")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"succeeded\"",
        "{\"status\":\"succeeded}",
        "{\"status\" \"succeeded\"}",
        "{\"a\":\"\\x\",\"status\":\"succeeded\"}",
        "{\"a\":1} x",
        "[1]"
      })
  void a_line_that_is_no_object_is_an_error(String line) throws IOException {
    fails(Job.J3, write("rows.jsonl", "{}\n" + line + "\n{}\n"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static void same(Job job, Path file, int chunkBytes) throws Exception {
    try (Peer naive = Peers.create("Naive");
        Peer hand = new HandPeer(chunkBytes)) {
      Answer expected = naive.run(job, file, 1);
      Answer answer = hand.run(job, file, 2);

      assertThat(answer.summary()).isEqualTo(expected.summary());
      assertThat(answer.digest()).isEqualTo(expected.digest());
      assertThat(answer.records()).isEqualTo(expected.records());
      assertThat(answer.leftOut()).isEqualTo(expected.leftOut());
    }
  }

  private static void fails(Job job, Path file) {
    assertThatThrownBy(
            () -> {
              try (Peer hand = new HandPeer(64)) {
                hand.run(job, file, 2);
              }
            })
        .isInstanceOfAny(IllegalStateException.class, IOException.class);
  }
}
