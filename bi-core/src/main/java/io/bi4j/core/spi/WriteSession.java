package io.bi4j.core.spi;

import java.util.List;
import java.util.Optional;

/**
 * One process's writing into a sink. Rows and checkpoint become durable together in {@link
 * #commit}, which a long run calls again and again: what was committed stays, also when the run
 * fails later.
 *
 * <p><b>Calls.</b> {@code lastCommitted}, then {@code resume} when an interrupted run goes on, then
 * any number of times: rows to the writers, {@code flush} of every writer, {@code commit}. At the
 * end the writers are closed, then {@code abort} is called unless the last commit ended the run,
 * then {@code close}. <b>Threads.</b> One call at a time, though not always by the same thread.
 *
 * @since 0.1
 */
public interface WriteSession extends AutoCloseable {
  /**
   * The checkpoint of the last commit of this pipeline into this sink, by whichever run and
   * process. Empty when there was none, or the sink does not keep checkpoints: then the engine goes
   * on from its own state store, which is weaker.
   *
   * @throws io.bi4j.core.BiException {@code core/state-damaged} when what is kept cannot be trusted
   */
  Optional<Checkpoint> lastCommitted();

  /**
   * Says that the run of this checkpoint goes on, before the first writer is asked for. Not called
   * when a run begins: rows of an earlier run that was not ended are then in the way only of a sink
   * with {@link Sink#atomicRuns()}, which drops them.
   */
  default void resume(Checkpoint committed) {}

  /** The writer with a number; called once per number. */
  RecordWriter writer(int part);

  /**
   * Makes flushed parts and the checkpoint durable, all or nothing. An {@link
   * Guarantee#EXACTLY_ONCE} sink checks {@link Checkpoint#requireAfter} against the checkpoint that
   * it keeps, in the same transaction. When the outcome of a transaction is unknown, the sink finds
   * it out by reading what it keeps; it never guesses.
   *
   * @param parts what the writers flushed since the last commit, empty tokens included
   */
  void commit(List<PartToken> parts, Checkpoint checkpoint);

  /** Undoes all that was not committed. May be called in any state, and twice. */
  void abort();

  @Override
  void close();
}
