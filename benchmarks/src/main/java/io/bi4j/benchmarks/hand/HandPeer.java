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
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The hand-written limit as a peer. Keeps its threads and memory from run to run, but no data. */
public final class HandPeer implements Peer {
  private static final int CHUNK_BYTES = 1 << 18;

  private final int chunkBytes;
  private @Nullable Workers workers;
  private int workerCount;
  private final List<PaymentGroups> groups = new ArrayList<>();
  private final GroupMerge merge = new GroupMerge();

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
        case J1 -> typeAll(csv(i -> new TypeAllSink(), channel, chunks, pool, threads));
        case J2 ->
            groups(csv(i -> new GroupSinks.Full(groups(i)), channel, chunks, pool, threads), pool);
        case J2_SLIM ->
            groups(csv(i -> new GroupSinks.Slim(groups(i)), channel, chunks, pool, threads), pool);
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

  /** The groups of thread {@code number}, empty. */
  private PaymentGroups groups(int number) {
    if (number == groups.size()) {
      groups.add(new PaymentGroups());
    }
    groups.get(number).clear();
    return groups.get(number);
  }

  private <S extends CsvSink> List<CsvWorker<S>> csv(
      IntFunction<S> sink, FileChannel channel, int chunks, Workers pool, int threads) {
    List<CsvWorker<S>> csv = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      csv.add(new CsvWorker<>(sink.apply(i), chunkBytes, channel));
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

  private <S extends GroupSinks.GroupSink> Answer groups(List<CsvWorker<S>> csv, Workers pool) {
    long records = csv.stream().mapToLong(CsvWorker::records).sum();
    return merge(csv.stream().map(worker -> worker.sink().groups()).toList(), records, pool);
  }

  private Answer jsonGroups(FileChannel channel, int chunks, Workers pool, int threads) {
    List<JsonWorker> json = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      json.add(new JsonWorker(groups(i), chunkBytes, channel));
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

  private Answer merge(List<PaymentGroups> parts, long records, Workers pool) {
    GroupAnswer answer = merge.merge(pool, parts.stream().map(PaymentGroups::log).toList());
    answer.counted(records, parts.stream().mapToLong(PaymentGroups::leftOut).sum());
    return answer;
  }
}
