package io.bi4j.benchmarks.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bi4j.benchmarks.Job;
import io.bi4j.benchmarks.Peer;
import io.bi4j.benchmarks.data.DataGenerator;
import io.bi4j.benchmarks.data.DataSet;
import io.bi4j.benchmarks.peers.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Generates the data where missing, measures every peer on every job, checks that their answers are
 * equal, and writes the results as JSON and as a Markdown table. Exit code 1: answers differ; 2:
 * wrong options.
 */
public final class CompareMain {
  private final CompareOptions options;
  private final DataSet data;
  private final List<Line> lines = new ArrayList<>();

  private CompareMain(CompareOptions options) {
    this.options = options;
    this.data = DataSet.standard(options.data(), options.rows());
  }

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    CompareOptions options;
    try {
      options = CompareOptions.parse(List.of(args));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + CompareOptions.USAGE);
      System.exit(2);
      return;
    }
    try {
      new CompareMain(options).run();
    } catch (WrongAnswerException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private void run() throws Exception {
    if (DataGenerator.ensure(data, Runtime.getRuntime().availableProcessors())) {
      System.err.printf("Generated %,d rows in %s.%n", data.rows(), data.directory());
    }
    Sitting sitting = Sitting.now(options);
    for (Job job : options.jobs()) {
      warmPageCache(job.file(data));
      measure(job);
    }
    write(sitting);
  }

  /** A peer's process starts with its own cold run, so that no other peer runs meanwhile. */
  private void measure(Job job) throws Exception {
    List<PeerProcess> processes = new ArrayList<>();
    List<Line> jobLines = new ArrayList<>();
    AnswerCheck check = new AnswerCheck(job.id());
    try {
      for (String name : options.peers()) {
        int threads = threadsOf(name, job);
        if (threads > 0) {
          processes.add(PeerProcess.start(name, job.id(), job.file(data), options));
          jobLines.add(newLine(job, name, threads));
          runOnce(processes.get(processes.size() - 1), jobLines.get(jobLines.size() - 1), check);
        }
      }
      for (int run = 1; run <= options.runs(); run++) {
        for (int i = 0; i < processes.size(); i++) {
          if (run <= options.runsOf(processes.get(i).peer())) {
            runOnce(processes.get(i), jobLines.get(i), check);
          }
        }
      }
    } finally {
      for (PeerProcess process : processes) {
        process.close();
      }
    }
    lines.addAll(jobLines);
  }

  /** Threads the peer will use, or 0 when it does not have the job. */
  private int threadsOf(String name, Job job) throws Exception {
    try (Peer peer = Peers.create(name)) {
      return peer.supports(job) ? peer.threads(options.threads()) : 0;
    }
  }

  private Line newLine(Job job, String peer, int threads) throws IOException {
    Path file = job.file(data);
    String name = file.getFileName().toString();
    return new Line(job.id(), name, Files.size(file), data.rows(), peer, threads);
  }

  private static void runOnce(PeerProcess process, Line line, AnswerCheck check)
      throws IOException {
    Measurement run = process.run();
    line.add(run);
    check.check(process.peer(), run);
    System.err.printf(
        "%s %s run %d: %.3f s, %.2f CPU s%n",
        line.job(), line.peer(), run.run(), run.seconds(), run.cpuSeconds());
  }

  /** Reads the file once, so that the first peer does not pay for the disk. */
  private static void warmPageCache(Path file) throws IOException {
    byte[] buffer = new byte[1 << 20];
    try (var in = Files.newInputStream(file)) {
      while (in.read(buffer) >= 0) {
        // reading is the purpose
      }
    }
  }

  private void write(Sitting sitting) throws IOException {
    String label =
        options.label().isEmpty()
            ? "peers-%s-jdk%d".formatted(data.sizeName(), Runtime.version().feature())
            : options.label();
    Files.createDirectories(options.results());
    String table = MarkdownReport.of(sitting, lines);
    Files.writeString(options.results().resolve(label + ".md"), table);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sitting", sitting);
    json.put("lines", lines);
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(options.results().resolve(label + ".json").toFile(), json);
    System.out.print(table);
  }
}
