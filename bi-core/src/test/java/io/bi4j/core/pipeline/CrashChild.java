package io.bi4j.core.pipeline;

import io.bi4j.core.internal.delivery.CrashPoints;
import io.bi4j.core.internal.delivery.DeliverySettings;
import io.bi4j.core.internal.durable.FileOps;
import io.bi4j.core.internal.durable.WrappedFiles;
import io.bi4j.core.internal.exec.RejectLog;
import io.bi4j.core.internal.exec.RunContext;
import io.bi4j.core.internal.sink.FileSink;
import io.bi4j.core.internal.sink.FolderSink;
import io.bi4j.core.internal.write.CsvFormat;
import io.bi4j.core.internal.write.JsonLinesFormat;
import io.bi4j.core.source.CallbackSink;
import io.bi4j.core.source.Csv;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.state.StateStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that runs one pipeline under one id and may be killed: by itself at a moment of the run
 * or at a file operation, or by its parent.
 */
public final class CrashChild {
  /** What the child says when it has killed itself. */
  static final int HALTED = 99;

  private CrashChild() {}

  /** Where the child kills itself. */
  private static final class Fuse extends WrappedFiles implements CrashPoints {
    private final String at;
    private final int n;
    private final AtomicInteger seen = new AtomicInteger();

    Fuse(String at, int n) {
      this.at = at;
      this.n = n;
    }

    private void pass(String what) {
      if (at.equals(what) && seen.incrementAndGet() == n) {
        Runtime.getRuntime().halt(HALTED);
      }
    }

    @Override
    public void hit(Moment moment) {
      pass(moment.name());
    }

    @Override
    protected void before(String operation, Path file) {
      pass("FILE");
    }
  }

  /** A manifest that is not renamed into place but overwritten, with the power cut in between. */
  private static final class InPlace extends WrappedFiles {
    private final int n;
    private final AtomicInteger seen = new AtomicInteger();

    InPlace(int n) {
      this.n = n;
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      if (!to.endsWith("manifest.json") || seen.incrementAndGet() != n) {
        super.move(from, to);
        return;
      }
      byte[] bytes = Files.readAllBytes(from);
      Files.write(to, java.util.Arrays.copyOf(bytes, bytes.length / 2));
      Runtime.getRuntime().halt(HALTED);
    }
  }

  /** {@code FOLDER SINK WHERE N}: data in {@code in.csv}, state and output below the folder. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Fuse fuse = new Fuse(args[2], Integer.parseInt(args[3]));
    FileOps ops = args[2].equals("IN_PLACE") ? new InPlace(Integer.parseInt(args[3])) : fuse;
    Pipeline pipeline = pipeline(folder, sink(args[1], folder, ops));
    DeliverySettings settings =
        new DeliverySettings(
            StateStores.at(folder.resolve("state"), ops), "default", Duration.ofMillis(1), fuse);
    ExecutorService workers = Executors.newCachedThreadPool();
    PipelineRun run =
        new PipelineRun(
            pipeline.plan(),
            workers,
            new RunContext(
                pipeline.name(),
                new RejectLog(pipeline.plan().rejects()),
                2,
                InstantSource.system()),
            InstantSource.system(),
            settings,
            Optional.of("the run"),
            event -> {});
    RunReport report = run.run();
    if (report.error().isPresent()) {
      Files.writeString(folder.resolve("error"), report.error().get().toString());
    }
    Runtime.getRuntime().halt(report.state() == RunState.SUCCEEDED ? 0 : 1);
  }

  static Pipeline pipeline(Path folder, Sink sink) {
    return Pipeline.named("crash")
        .from(Csv.file(folder.resolve("in.csv")))
        .filter("n % 7 <> 3")
        .derive("twice", "n * 2")
        .rejects(RejectPolicy.reject())
        .to(sink)
        .build();
  }

  private static Sink sink(String kind, Path folder, FileOps ops) throws IOException {
    Path out = folder.resolve("out");
    Files.createDirectories(out);
    return switch (kind) {
      case "folder" -> new FolderSink(out, CsvFormat.RFC_4180, ops, false, 2);
      case "replacing" -> new FolderSink(out, new JsonLinesFormat(), ops, true, 2);
      case "file" -> new FileSink(out.resolve("rows.csv"), CsvFormat.RFC_4180, ops);
      case "callback" -> callback(out.resolve("rows.txt"));
      case "forgetful" ->
          new ForgetfulSink(new FolderSink(out, CsvFormat.RFC_4180, ops, false, 2), out);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static Sink callback(Path file) {
    return CallbackSink.of(
        "lines",
        rows -> {
          StringBuilder lines = new StringBuilder();
          for (int i = 0; i < rows.rowCount(); i++) {
            lines.append(rows.row(i).get("n")).append(',').append(rows.row(i).get("twice"));
            lines.append('\n');
          }
          try {
            Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
