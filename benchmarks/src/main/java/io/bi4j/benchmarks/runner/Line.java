package io.bi4j.benchmarks.runner;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One line of the result table: a peer on a job. Confined to one thread. */
final class Line {
  private final String job;
  private final String file;
  private final long fileBytes;
  private final long rows;
  private final String peer;
  private final int threads;
  private final List<Measurement> runs = new ArrayList<>();

  Line(String job, String file, long fileBytes, long rows, String peer, int threads) {
    this.job = job;
    this.file = file;
    this.fileBytes = fileBytes;
    this.rows = rows;
    this.peer = peer;
    this.threads = threads;
  }

  void add(Measurement run) {
    runs.add(run);
  }

  @JsonProperty
  String job() {
    return job;
  }

  @JsonProperty
  String file() {
    return file;
  }

  @JsonProperty
  long fileBytes() {
    return fileBytes;
  }

  @JsonProperty
  long rows() {
    return rows;
  }

  @JsonProperty
  String peer() {
    return peer;
  }

  @JsonProperty
  int threads() {
    return threads;
  }

  @JsonProperty
  List<Measurement> runs() {
    return runs;
  }

  Measurement cold() {
    return runs.get(0);
  }

  private List<Measurement> measured() {
    return runs.subList(1, runs.size());
  }

  /** Median of a figure over the measured runs. */
  double median(ToDoubleFunction<Measurement> figure) {
    double[] sorted = measured().stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  double min(ToDoubleFunction<Measurement> figure) {
    return measured().stream().mapToDouble(figure).min().orElseThrow();
  }

  double max(ToDoubleFunction<Measurement> figure) {
    return measured().stream().mapToDouble(figure).max().orElseThrow();
  }

  @JsonProperty
  double medianSeconds() {
    return median(Measurement::seconds);
  }

  @JsonProperty
  double bestSeconds() {
    return min(Measurement::seconds);
  }
}
