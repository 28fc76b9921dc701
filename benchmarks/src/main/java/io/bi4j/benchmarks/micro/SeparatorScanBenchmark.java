package io.bi4j.benchmarks.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Records per second whose separators are found, by the ways of {@link SeparatorScan}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class SeparatorScanBenchmark {
  private static final int ROWS = 20_000;

  private byte[] text = new byte[0];
  private int length;
  private int[] places = new int[0];

  @Setup
  public void read() {
    text = CsvText.full(ROWS);
    length = text.length - CsvText.PADDING;
    places = new int[text.length];
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int byteLoop() {
    return SeparatorScan.bytes(text, length, places);
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int words() {
    return SeparatorScan.words(text, length, places);
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int wordsWithoutLoop() {
    return SeparatorScan.wordsWithoutLoop(text, length, places);
  }
}
