package io.bi4j.benchmarks.micro;

import io.bi4j.core.source.Xlsx;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Payment rows per second read from a workbook into memory, types inferred. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class XlsxRead {
  @SuppressWarnings("NullAway.Init") // set before the first invocation
  private XlsxBook book;

  @Setup(Level.Trial)
  public void open() throws IOException {
    book = new XlsxBook();
    book.write();
  }

  @Benchmark
  @OperationsPerInvocation(XlsxBook.ROWS)
  public long read() {
    return book.runtime.read(Xlsx.file(book.file)).rowCount();
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    book.close();
  }
}
