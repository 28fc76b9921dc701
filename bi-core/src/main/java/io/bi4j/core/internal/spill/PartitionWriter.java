package io.bi4j.core.internal.spill;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;
import java.util.List;

/**
 * Collects rows per partition and writes them in blocks of a size that is worth a block. Confined
 * to one thread.
 */
public final class PartitionWriter {
  private static final int BLOCK_ROWS = 8192;
  private static final Vector[] NONE = new Vector[0];

  private final SpilledPartitions target;
  private final List<DataType> types;
  private final long capacity;
  private final ColumnCodec codec = new ColumnCodec();
  private final Vector[][] buffers = new Vector[SpilledPartitions.COUNT][];
  private long bytes;

  /**
   * A writer without rows.
   *
   * @param types of the columns
   * @param capacity bytes that all buffers may hold together
   */
  public PartitionWriter(SpilledPartitions target, List<DataType> types, long capacity) {
    this.target = target;
    this.types = List.copyOf(types);
    this.capacity = capacity;
    Arrays.fill(buffers, NONE);
  }

  /** Adds a row of columns of the types. */
  public void add(int partition, Vector[] columns, int row) {
    Vector[] buffer = buffers[partition];
    if (buffer == NONE) {
      buffer = types.stream().map(Vector::of).toArray(Vector[]::new);
      buffers[partition] = buffer;
    }
    for (int i = 0; i < buffer.length; i++) {
      buffer[i].appendFrom(columns[i], row);
    }
    if (buffer[0].rows >= BLOCK_ROWS) {
      write(partition, buffer);
    }
  }

  /** Writes everything out when the buffers hold too much; called once per batch of rows. */
  public void relieve() {
    bytes = 0;
    for (Vector[] buffer : buffers) {
      for (Vector column : buffer) {
        bytes += column.retainedBytes();
      }
    }
    if (bytes > capacity) {
      flush();
    }
  }

  /** Bytes of heap, as of the last {@link #relieve()}. */
  public long retainedBytes() {
    return bytes;
  }

  /** Writes what is left. */
  public void flush() {
    for (int partition = 0; partition < buffers.length; partition++) {
      Vector[] buffer = buffers[partition];
      if (buffer != NONE && buffer[0].rows > 0) {
        write(partition, buffer);
      }
    }
    bytes = 0;
  }

  private void write(int partition, Vector[] buffer) {
    int count = buffer[0].rows;
    int[] all = new int[count];
    for (int i = 0; i < count; i++) {
      all[i] = i;
    }
    target.add(partition, codec, buffer, all, count);
    buffers[partition] = NONE;
  }
}
