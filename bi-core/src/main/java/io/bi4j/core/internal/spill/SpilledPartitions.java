package io.bi4j.core.internal.spill;

import io.bi4j.core.internal.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Rows on disk, apart by the leading bits of a hash, so that rows of one key are in one partition
 * and a partition fits where all rows do not. Several workers may write; reading begins when they
 * have ended.
 */
public final class SpilledPartitions {
  /** Bits of a hash that one level of partitions uses. */
  public static final int BITS = 6;

  /** How many partitions there are. */
  public static final int COUNT = 1 << BITS;

  /** Levels below which a partition is not cut any further. */
  public static final int MAX_LEVEL = 4;

  private final SpillFile file;
  private final List<List<SpillFile.Place>> places = new ArrayList<>(COUNT);
  private final long[] bytes = new long[COUNT];
  private final ReentrantLock lock = new ReentrantLock();

  public SpilledPartitions(SpillFile file) {
    this.file = file;
    for (int i = 0; i < COUNT; i++) {
      places.add(new ArrayList<>());
    }
  }

  /** Partitions for the rows of one of these that is too large, in the same file. */
  public SpilledPartitions finer() {
    return new SpilledPartitions(file);
  }

  /** The partition of a hash; each level looks at other bits. */
  public static int partition(long hash, int level) {
    return (int) (hash >>> 64 - BITS * (level + 1)) & COUNT - 1;
  }

  /** Adds rows to a partition. */
  public void add(int partition, ColumnCodec codec, Vector[] columns, int[] rows, int count) {
    SpillFile.Place place = file.write(codec, columns, rows, count);
    lock.lock();
    try {
      places.get(partition).add(place);
      bytes[partition] += place.length();
    } finally {
      lock.unlock();
    }
  }

  /** The blocks of a partition, in the order of arrival for each worker. */
  public List<SpillFile.Place> places(int partition) {
    lock.lock();
    try {
      return List.copyOf(places.get(partition));
    } finally {
      lock.unlock();
    }
  }

  /** Bytes on disk of a partition. */
  public long bytes(int partition) {
    lock.lock();
    try {
      return bytes[partition];
    } finally {
      lock.unlock();
    }
  }

  /** Reads a block. */
  public Vector[] read(SpillFile.Place place) {
    return file.read(place);
  }
}
