package io.bi4j.benchmarks.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bi4j.benchmarks.Answer;
import io.bi4j.benchmarks.Job;
import io.bi4j.benchmarks.Peer;
import io.bi4j.benchmarks.peers.Peers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The child process: for each line on standard input does the job once and answers with one line of
 * JSON, a {@link Measurement}; ends with its input.
 *
 * <p>Nothing that measures is loaded before the first run has ended, so that the cold time is the
 * peer's own.
 */
final class PeerMain {
  /** Starts each answer, so that a library's chatter on standard output does no harm. */
  static final String ANSWER_PREFIX = "measurement ";

  private final Job job;
  private final Path file;
  private final Peer peer;
  private final int threads;

  private PeerMain(String peer, String job, String file, String threads) {
    this.peer = Peers.create(peer);
    this.job = Job.of(job);
    this.file = Path.of(file);
    this.threads = Integer.parseInt(threads);
  }

  /** Usage: {@code PeerMain peer job file threads}. */
  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    new PeerMain(args[0], args[1], args[2], args[3]).serve();
  }

  private void serve() throws Exception {
    try (peer;
        BufferedReader commands =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      int run = 0;
      while (commands.readLine() != null) {
        Measurement measurement = run == 0 ? coldRun() : warmRun(run);
        System.out.println(ANSWER_PREFIX + new ObjectMapper().writeValueAsString(measurement));
        run++;
      }
    }
  }

  private Measurement coldRun() throws Exception {
    long start = System.nanoTime();
    Answer answer = peer.run(job, file, threads);
    double seconds = secondsSince(start);
    double sinceStart = sinceProcessStart(Instant.now());
    return measurement(0, seconds, sinceStart, ProcessGauges.cpuSeconds(), 0, Double.NaN, answer);
  }

  private Measurement warmRun(int run) throws Exception {
    double machineBefore = ProcessGauges.machineBusySeconds();
    long allocatedBefore = ProcessGauges.allocatedBytes();
    double cpuBefore = ProcessGauges.cpuSeconds();
    long start = System.nanoTime();
    Answer answer = peer.run(job, file, threads);
    double seconds = secondsSince(start);
    double cpu = ProcessGauges.cpuSeconds() - cpuBefore;
    long allocated = ProcessGauges.allocatedBytes() - allocatedBefore;
    double others = ProcessGauges.machineBusySeconds() - machineBefore - cpu;
    double share = others / (seconds * Runtime.getRuntime().availableProcessors());
    return measurement(
        run, seconds, Double.NaN, cpu, allocated, Math.max(0, Math.min(1, share)), answer);
  }

  private static Measurement measurement(
      int run,
      double seconds,
      double sinceStart,
      double cpu,
      long allocated,
      double others,
      Answer answer)
      throws IOException {
    return new Measurement(
        run,
        seconds,
        sinceStart,
        cpu,
        allocated,
        ProcessGauges.rssPeakBytes(),
        others,
        answer.records(),
        answer.leftOut(),
        answer.digest(),
        answer.summary());
  }

  private static double secondsSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  private static double sinceProcessStart(Instant now) {
    @Nullable Instant start = ProcessHandle.current().info().startInstant().orElse(null);
    return start == null ? Double.NaN : Duration.between(start, now).toNanos() / 1e9;
  }
}
