package io.bi4j.benchmarks.runner;

import io.bi4j.benchmarks.Job;
import io.bi4j.benchmarks.peers.Peers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Options of the comparison.
 *
 * @param rows size of the data set
 * @param jobs jobs in order
 * @param peers peers in order
 * @param runs measured runs after the cold one, at least 1
 * @param slowRuns measured runs of a peer that is slow by design (Naive), at least 1
 * @param threads threads each peer may use
 * @param data directory of the data files
 * @param results directory of the result files
 * @param label name of the result files; empty chooses one from rows and JDK
 * @param javaOptions options of the child processes
 */
record CompareOptions(
    long rows,
    List<Job> jobs,
    List<String> peers,
    int runs,
    int slowRuns,
    int threads,
    Path data,
    Path results,
    String label,
    List<String> javaOptions) {

  static final String USAGE =
      """
      Options:
        --quick            1,000,000 rows instead of 10,000,000
        --rows N           any other size
        --jobs A,B         of J1, J2, J2-slim, J3 (default: all)
        --peers A,B        (default: all that are compiled in)
        --runs N           measured runs per peer after the cold one (default 5)
        --slow-runs N      the same for Naive (default 3)
        --threads N        (default 2)
        --data DIR         where the data files are (default benchmarks/data)
        --results DIR      where the results go (default benchmarks/results)
        --label NAME       name of the result files (default peers-ROWS-jdkN)
        --java-options "…" options of the child processes (default -Xmx8g)
      """;

  CompareOptions {
    jobs = List.copyOf(jobs);
    peers = List.copyOf(peers);
    javaOptions = List.copyOf(javaOptions);
    if (rows < 1 || runs < 1 || slowRuns < 1 || threads < 1) {
      throw new IllegalArgumentException("rows, runs, slow-runs and threads must be at least 1");
    }
  }

  int runsOf(String peer) {
    return peer.equals("Naive") ? slowRuns : runs;
  }

  static CompareOptions parse(List<String> args) {
    long rows = 10_000_000;
    List<Job> jobs = List.of(Job.values());
    List<String> peers = List.copyOf(Peers.names());
    int runs = 5;
    int slowRuns = 3;
    int threads = 2;
    Path data = Path.of("benchmarks", "data");
    Path results = Path.of("benchmarks", "results");
    String label = "";
    List<String> javaOptions = List.of("-Xmx8g");
    for (int i = 0; i < args.size(); i++) {
      String option = args.get(i);
      if (option.equals("--quick")) {
        rows = 1_000_000;
        continue;
      }
      if (i + 1 == args.size()) {
        throw new IllegalArgumentException("Option \"" + option + "\" is unknown or has no value.");
      }
      String value = args.get(++i);
      switch (option) {
        case "--rows" -> rows = Long.parseLong(value);
        case "--jobs" -> jobs = split(value).stream().map(Job::of).toList();
        case "--peers" -> peers = known(split(value));
        case "--runs" -> runs = Integer.parseInt(value);
        case "--slow-runs" -> slowRuns = Integer.parseInt(value);
        case "--threads" -> threads = Integer.parseInt(value);
        case "--data" -> data = Path.of(value);
        case "--results" -> results = Path.of(value);
        case "--label" -> label = value;
        case "--java-options" -> javaOptions = List.of(value.trim().split(" +"));
        default -> throw new IllegalArgumentException("Option \"" + option + "\" is unknown.");
      }
    }
    return new CompareOptions(
        rows, jobs, peers, runs, slowRuns, threads, data, results, label, javaOptions);
  }

  private static List<String> split(String value) {
    return new ArrayList<>(List.of(value.split(",")));
  }

  private static List<String> known(List<String> names) {
    for (String name : names) {
      if (!Peers.names().contains(name)) {
        throw new IllegalArgumentException(
            "Peer \"" + name + "\" is unknown. Choose from " + Peers.names() + ".");
      }
    }
    return names;
  }
}
