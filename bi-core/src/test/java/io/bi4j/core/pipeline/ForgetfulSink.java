package io.bi4j.core.pipeline;

import io.bi4j.core.data.Schema;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.Guarantee;
import io.bi4j.core.spi.PartToken;
import io.bi4j.core.spi.RecordWriter;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.WriteSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A sink without its guards: it does not tell its checkpoint, and takes any commit. Shows that the
 * tests notice when the guards are gone.
 */
final class ForgetfulSink implements Sink {
  private final Sink sink;
  private final Path folder;

  private final boolean forgets;

  /** A sink that neither keeps checkpoints nor refuses an old process. */
  ForgetfulSink(Sink sink, Path folder) {
    this(sink, folder, true);
  }

  /**
   * A sink that refuses nobody.
   *
   * @param forgets whether it does not tell its checkpoint either
   */
  ForgetfulSink(Sink sink, Path folder, boolean forgets) {
    this.sink = sink;
    this.folder = folder;
    this.forgets = forgets;
  }

  @Override
  public String name() {
    return sink.name();
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.AT_LEAST_ONCE;
  }

  @Override
  public int maxWriters() {
    return sink.maxWriters();
  }

  @Override
  public WriteSession open(RunKey run, Schema schema) {
    WriteSession session = sink.open(run, schema);
    return new WriteSession() {
      @Override
      public Optional<Checkpoint> lastCommitted() {
        return forgets ? Optional.empty() : session.lastCommitted();
      }

      @Override
      public void resume(Checkpoint committed) {
        session.resume(committed);
      }

      @Override
      public RecordWriter writer(int part) {
        return session.writer(part);
      }

      @Override
      public void commit(List<PartToken> parts, Checkpoint checkpoint) {
        session.commit(parts, forged(checkpoint, CrashOutput.checkpoint(folder)));
      }

      @Override
      public void abort() {
        session.abort();
      }

      @Override
      public void close() {
        session.close();
      }
    };
  }

  private static Checkpoint forged(Checkpoint checkpoint, Optional<Checkpoint> committed) {
    return new Checkpoint(
        committed.map(Checkpoint::sequence).orElse(0L) + 1,
        Math.max(checkpoint.fence(), committed.map(Checkpoint::fence).orElse(0L)),
        checkpoint.run(),
        checkpoint.last(),
        checkpoint.states(),
        checkpoint.progress());
  }
}
