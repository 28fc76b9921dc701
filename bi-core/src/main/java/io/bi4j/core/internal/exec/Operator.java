package io.bi4j.core.internal.exec;

/** One step of one worker. It may change the chunk and hands it, or another, to the next step. */
public interface Operator {
  /** Takes the selected rows of a chunk; the chunk is the caller's again afterwards. */
  void push(Chunk chunk);
}
