package io.bi4j.core.state;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * One document of a {@link StateStore}. Immutable.
 *
 * <p>The version rises with every change and with every lease. A document without bytes means that
 * nothing is stored: a lease was taken but nothing written yet, or the document was deleted.
 *
 * @since 0.1
 */
public final class StateEntry {
  private final long version;
  private final byte[] bytes;

  /** An entry; the bytes are copied. */
  public StateEntry(long version, byte[] bytes) {
    this.version = version;
    this.bytes = requireNonNull(bytes, "bytes").clone();
  }

  /** What {@link StateStore#compareAndSet} is to expect. */
  public long version() {
    return version;
  }

  /** A copy of the document. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Whether nothing is stored. */
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StateEntry entry
        && entry.version == version
        && Arrays.equals(entry.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(version) * 31 + Arrays.hashCode(bytes);
  }

  /** Version and size; never the content. */
  @Override
  public String toString() {
    return "StateEntry(version " + version + ", " + bytes.length + " bytes)";
  }
}
