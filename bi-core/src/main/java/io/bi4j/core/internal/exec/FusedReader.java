package io.bi4j.core.internal.exec;

import io.bi4j.core.spi.RecordReader;

/**
 * A reader that the engine need not call: it may open what stands behind instead. Nothing is open
 * before the first {@link #read()}.
 */
public interface FusedReader extends RecordReader {
  /** What this reader reads, from its start. */
  FusedInput input();
}
