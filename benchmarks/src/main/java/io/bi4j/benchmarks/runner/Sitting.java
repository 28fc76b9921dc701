package io.bi4j.benchmarks.runner;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Where and when the comparison ran: what a reader needs to judge the figures. */
record Sitting(
    @JsonProperty String started,
    @JsonProperty String jdk,
    @JsonProperty String os,
    @JsonProperty String cpu,
    @JsonProperty int cores,
    @JsonProperty long memoryBytes,
    @JsonProperty double loadBefore,
    @JsonProperty String commit,
    @JsonProperty String command,
    @JsonProperty List<String> javaOptions) {

  static Sitting now(CompareOptions options) throws IOException {
    var os =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Sitting(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        cpuModel(),
        os.getAvailableProcessors(),
        os.getTotalMemorySize(),
        os.getSystemLoadAverage(),
        System.getProperty("benchmarks.commit", "unknown"),
        System.getProperty("benchmarks.command", "CompareMain"),
        options.javaOptions());
  }

  private static String cpuModel() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.exists(info)) {
      return System.getProperty("os.arch");
    }
    String model = "";
    String numbers = "";
    for (String line : Files.readAllLines(info)) {
      String value = line.substring(line.indexOf(':') + 1).trim();
      if (line.startsWith("model name")) {
        model = value;
        break;
      } else if (line.startsWith("cpu family")) {
        numbers = "family " + value;
      } else if (line.startsWith("model")) {
        numbers += " model " + value;
      }
    }
    return model + " (" + numbers + ")";
  }
}
