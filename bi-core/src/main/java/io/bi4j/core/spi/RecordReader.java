package io.bi4j.core.spi;

/**
 * Reads one split. Confined to one thread; only {@link #cancel()} may be called by another.
 *
 * @since 0.1
 */
public interface RecordReader extends AutoCloseable {
  /**
   * The next rows; may block.
   *
   * @throws io.bi4j.core.BiException when reading fails
   */
  Read read();

  /** Makes a blocked {@link #read()} return or fail soon. May be called at any time, and twice. */
  void cancel();

  @Override
  void close();
}
