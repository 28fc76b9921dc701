package io.bi4j.core.spi;

import java.util.List;
import java.util.Optional;

/**
 * One run's writing into a sink. Rows and checkpoint become durable together in {@link #commit}.
 *
 * @since 0.1
 */
public interface WriteSession extends AutoCloseable {
  /** How far the last committed run had come, when the sink keeps that. */
  Optional<Checkpoint> lastCommitted();

  /** The writer with a number; called once per number. */
  RecordWriter writer(int part);

  /** Makes flushed parts and the checkpoint durable, all or nothing. */
  void commit(List<PartToken> parts, Checkpoint checkpoint);

  /** Undoes all that was not committed. May be called in any state, and twice. */
  void abort();

  @Override
  void close();
}
