package io.bi4j.core.internal.scan;

/** The bytes of one input. */
public interface ByteSource extends AutoCloseable {
  /** The name for messages and reject records; never a secret. */
  String name();

  /** Whether {@link #read} may be called for any offset and by several threads at once. */
  boolean isSeekable();

  /**
   * Fills a part of a buffer; stops short only at the end of the input. A source that is not
   * seekable is read from start to end, one call after the other.
   *
   * @return how many bytes were read, 0 at the end
   */
  int read(long offset, byte[] buffer, int at, int length);

  @Override
  void close();
}
