package io.bi4j.benchmarks.hand;

import io.bi4j.benchmarks.Answer;
import io.bi4j.benchmarks.GroupAnswer;
import io.bi4j.benchmarks.Job;
import io.bi4j.benchmarks.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The hand-written limit as a peer. Keeps its threads from run to run, nothing else. */
public final class HandPeer implements Peer {
  private static final int CHUNK_BYTES = 1 << 18;

  private final int chunkBytes;
  private @Nullable Workers workers;
  private int workerCount;

  /** With the chunk size that measured best. */
  public HandPeer() {
    this(CHUNK_BYTES);
  }

  /** Small chunks let tests cut records everywhere. */
  HandPeer(int chunkBytes) {
    this.chunkBytes = chunkBytes;
  }

  @Override
  public String name() {
    return "Hand";
  }

  @Override
  public boolean supports(Job job) {
    return true;
  }

  @Override
  public Answer run(Job job, Path file, int threads) throws IOException {
    Workers pool = workers(threads);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      int chunks = Math.toIntExact((channel.size() + chunkBytes - 1) / chunkBytes);
      return switch (job) {
        case J1 -> typeAll(csv(TypeAllSink::new, channel, chunks, pool, threads));
        case J2 -> groups(csv(GroupSinks.Full::new, channel, chunks, pool, threads), pool);
        case J2_SLIM -> groups(csv(GroupSinks.Slim::new, channel, chunks, pool, threads), pool);
        case J3 -> jsonGroups(channel, chunks, pool, threads);
      };
    }
  }

  @Override
  public void close() {
    if (workers != null) {
      workers.close();
      workers = null;
    }
  }

  private Workers workers(int threads) {
    Workers pool = workers;
    if (pool == null || workerCount != threads) {
      close();
      pool = new Workers(threads);
      workers = pool;
      workerCount = threads;
    }
    return pool;
  }

  private <S extends CsvSink> List<CsvWorker<S>> csv(
      Supplier<S> sink, FileChannel channel, int chunks, Workers pool, int threads) {
    List<CsvWorker<S>> csv = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      csv.add(new CsvWorker<>(sink.get(), chunkBytes, channel));
    }
    AtomicInteger nextChunk = new AtomicInteger();
    QuoteParity parity = new QuoteParity(chunks);
    pool.run(
        threads,
        i -> {
          try {
            csv.get(i).run(nextChunk, chunks, parity);
          } catch (IOException e) {
            parity.fail();
            throw new UncheckedIOException(e);
          } catch (RuntimeException e) {
            parity.fail();
            throw e;
          }
        });
    return csv;
  }

  private static Answer typeAll(List<CsvWorker<TypeAllSink>> csv) {
    long records = csv.stream().mapToLong(CsvWorker::records).sum();
    return TypeAllSink.answer(csv.stream().map(CsvWorker::sink).toList(), records);
  }

  private static <S extends GroupSinks.GroupSink> Answer groups(
      List<CsvWorker<S>> csv, Workers pool) {
    long records = csv.stream().mapToLong(CsvWorker::records).sum();
    return merge(csv.stream().map(worker -> worker.sink().groups()).toList(), records, pool);
  }

  private Answer jsonGroups(FileChannel channel, int chunks, Workers pool, int threads) {
    List<JsonWorker> json = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      json.add(new JsonWorker(chunkBytes, channel));
    }
    AtomicInteger nextChunk = new AtomicInteger();
    pool.run(
        threads,
        i -> {
          try {
            json.get(i).run(nextChunk, chunks);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    long records = json.stream().mapToLong(JsonWorker::records).sum();
    return merge(json.stream().map(JsonWorker::groups).toList(), records, pool);
  }

  private static Answer merge(List<PaymentGroups> groups, long records, Workers pool) {
    GroupAnswer answer =
        new GroupMerge(pool, groups.stream().map(PaymentGroups::log).toList()).merge();
    answer.counted(records, groups.stream().mapToLong(PaymentGroups::leftOut).sum());
    return answer;
  }
}
