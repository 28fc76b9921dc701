package io.bi4j.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.bi4j.benchmarks.Answer;
import io.bi4j.benchmarks.Job;
import io.bi4j.benchmarks.Peer;
import io.bi4j.benchmarks.data.DataGenerator;
import io.bi4j.benchmarks.data.DataSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every peer gives the naive peer's answer, on the standard rows and on rows where three of ten
 * cells are quoted for no reason.
 */
class PeerEqualityTest {
  @TempDir static Path directory;

  private static DataSet plain;
  private static DataSet quoted;
  private static final Map<Job, Answer> PLAIN_ANSWERS = new EnumMap<>(Job.class);

  @BeforeAll
  static void generate() throws Exception {
    plain = DataSet.standard(directory.resolve("plain"), 20_000);
    quoted = new DataSet(directory.resolve("quoted"), 20_000, DataGenerator.SEED, 3_000);
    DataGenerator.write(plain, 2);
    DataGenerator.write(quoted, 2);
    try (Peer naive = new NaivePeer()) {
      for (Job job : Job.values()) {
        PLAIN_ANSWERS.put(job, naive.run(job, job.file(plain), 1));
      }
    }
  }

  static List<Arguments> peersAndJobs() {
    return Peers.names().stream()
        .flatMap(peer -> Stream.of(Job.values()).map(job -> Arguments.of(peer, job)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("peersAndJobs")
  void all_peers_agree_on_the_standard_rows(String name, Job job) throws Exception {
    agrees(name, job, plain, 2);
  }

  @ParameterizedTest
  @MethodSource("peersAndJobs")
  void quotes_that_are_not_needed_change_nothing(String name, Job job) throws Exception {
    agrees(name, job, quoted, 2);
  }

  @ParameterizedTest
  @MethodSource("peersAndJobs")
  void threads_change_nothing(String name, Job job) throws Exception {
    agrees(name, job, plain, 1);
    agrees(name, job, plain, 3);
  }

  private static void agrees(String name, Job job, DataSet data, int threads) throws Exception {
    try (Peer peer = Peers.create(name)) {
      assumeThat(peer.supports(job)).as(name + " has no " + job.id()).isTrue();

      Answer answer = peer.run(job, job.file(data), threads);

      Answer expected = PLAIN_ANSWERS.get(job);
      assertThat(answer.summary()).isEqualTo(expected.summary());
      assertThat(answer.digest()).isEqualTo(expected.digest());
      if (answer.records() != Answer.NOT_COUNTED) {
        assertThat(answer.records()).isEqualTo(expected.records());
        assertThat(answer.leftOut()).isEqualTo(expected.leftOut());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("allJobs")
  void answers_are_not_trivial(Job job) throws IOException {
    Answer answer = PLAIN_ANSWERS.get(job);

    assertThat(answer.records()).isEqualTo(20_000);
    if (job != Job.J1) {
      assertThat(answer.leftOut()).isBetween(100L, 400L);
      assertThat(answer.summary()).contains("kept 15");
    }
  }

  static Stream<Job> allJobs() {
    return Stream.of(Job.values());
  }
}
