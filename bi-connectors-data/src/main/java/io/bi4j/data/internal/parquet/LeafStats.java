package io.bi4j.data.internal.parquet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The least and greatest value of a leaf in one row group, as the format orders them. */
final class LeafStats {
  /** Longer texts get no bounds: they would make the footer large. */
  private static final int MAX_BYTES = 64;

  private final SchemaNode node;
  private boolean any;
  private boolean unknown;
  private long min;
  private long max;
  private byte[] least = new byte[0];
  private byte[] most = new byte[0];

  LeafStats(SchemaNode node) {
    this.node = node;
  }

  void clear() {
    any = false;
    unknown = false;
  }

  void number(long value) {
    if (node.physical() == Physical.DOUBLE) {
      real(Double.longBitsToDouble(value));
    } else if (!any) {
      min = value;
      max = value;
      any = true;
    } else {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
  }

  private void real(double value) {
    if (Double.isNaN(value)) {
      unknown = true;
    } else if (!any) {
      min = Double.doubleToRawLongBits(value);
      max = min;
      any = true;
    } else {
      min = Double.doubleToRawLongBits(Math.min(Double.longBitsToDouble(min), value));
      max = Double.doubleToRawLongBits(Math.max(Double.longBitsToDouble(max), value));
    }
  }

  void bytes(byte[] source, int from, int length) {
    if (unknown || length > MAX_BYTES) {
      unknown = true;
      return;
    }
    if (!any || compare(source, from, length, least) < 0) {
      least = Arrays.copyOfRange(source, from, from + length);
    }
    if (!any || compare(source, from, length, most) > 0) {
      most = Arrays.copyOfRange(source, from, from + length);
    }
    any = true;
  }

  /** Decimals are signed numbers with the highest byte first, all of one length. */
  private int compare(byte[] source, int from, int length, byte[] other) {
    if (node.logical.kind() == Logical.Kind.DECIMAL && source[from] != other[0]) {
      return Byte.compare(source[from], other[0]);
    }
    return Arrays.compareUnsigned(source, from, from + length, other, 0, other.length);
  }

  FileMeta.Stats stats(long nulls) {
    boolean known = any && !unknown;
    return new FileMeta.Stats(known ? bound(true) : null, known ? bound(false) : null, nulls);
  }

  private byte @Nullable [] bound(boolean low) {
    return switch (node.physical()) {
      case BOOLEAN -> new byte[] {(byte) (low ? min : max)};
      case INT32 -> number(low ? min : max, 4);
      case INT64 -> number(low ? min : max, 8);
      case DOUBLE -> number(zeroed(low), 8);
      default -> low ? least : most;
    };
  }

  /** A least zero counts as negative and a greatest as positive, since both may be there. */
  private long zeroed(boolean low) {
    long bits = low ? min : max;
    return Double.longBitsToDouble(bits) == 0 ? Double.doubleToRawLongBits(low ? -0.0 : 0.0) : bits;
  }

  private static byte[] number(long value, int width) {
    byte[] bytes = new byte[width];
    for (int i = 0; i < width; i++) {
      bytes[i] = (byte) (value >>> 8 * i);
    }
    return bytes;
  }
}
