package io.bi4j.core.internal.xlsx;

/**
 * What a workbook may cost to read. Immutable.
 *
 * @param expandedBytes bytes that all parts read may have together once they are inflated
 * @param expandRatio how many times its compressed size a part may have, once it is larger than a
 *     megabyte
 * @param sharedStringBytes bytes of heap that the table of shared strings may take
 */
public record XlsxLimits(long expandedBytes, int expandRatio, long sharedStringBytes) {
  /** A part smaller than this may have any ratio. */
  static final long FREE_BYTES = 1 << 20;

  private static final long MAX_SHARED = 512L << 20;

  public XlsxLimits {
    check("maxExpandedBytes", expandedBytes);
    check("maxExpandRatio", expandRatio);
    check("maxSharedStringBytes", sharedStringBytes);
  }

  private static void check(String setting, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(setting + " must be 1 or more, was " + value + ".");
    }
  }

  /** 2 GiB, 200 times, and a quarter of the heap but at most 512 MiB of shared strings. */
  static XlsxLimits defaults() {
    long shared = Math.max(1, Math.min(MAX_SHARED, Runtime.getRuntime().maxMemory() / 4));
    return new XlsxLimits(2L << 30, 200, shared);
  }
}
