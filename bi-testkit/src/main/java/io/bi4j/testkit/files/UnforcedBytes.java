package io.bi4j.testkit.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The bytes of a file that were forced to disk, and the changes since, which a power cut loses. */
final class UnforcedBytes {
  private static final int SECTOR = 512;
  private static final int PAGE = 4096;

  private byte[] content;
  private int length;
  private final List<Change> changes = new ArrayList<>();

  UnforcedBytes(byte[] durable) {
    content = durable;
    length = durable.length;
  }

  /** Bytes at a place, or, without bytes, a new length. */
  private record Change(int at, byte[] data, boolean truncates) {}

  void written(long at, byte[] data) {
    changes.add(new Change(Math.toIntExact(at), data, false));
  }

  void truncated(long to) {
    changes.add(new Change(Math.toIntExact(to), new byte[0], true));
  }

  void force() {
    changes.forEach(this::apply);
    changes.clear();
  }

  private void apply(Change change) {
    if (change.truncates()) {
      Arrays.fill(content, Math.min(change.at(), length), length, (byte) 0);
      length = Math.min(change.at(), length);
    } else {
      put(change.at(), change.data(), 0, change.data().length);
    }
  }

  private void put(int at, byte[] data, int from, int count) {
    grow(at + from + count);
    System.arraycopy(data, from, content, at + from, count);
  }

  private void grow(int to) {
    if (to > content.length) {
      content = Arrays.copyOf(content, Math.max(to, content.length * 2));
    }
    length = Math.max(length, to);
  }

  /** What is left after a power cut; from now on this is what was forced. */
  byte[] lose(Random random) {
    content = Arrays.copyOf(content, length);
    if (!changes.isEmpty()) {
      switch (random.nextInt(5)) {
        case 0 -> changes.clear();
        case 1 -> force();
        case 2 -> keepFirst(random);
        case 3 -> keepSome(random);
        default -> keepLength();
      }
      changes.clear();
    }
    content = Arrays.copyOf(content, length);
    return content;
  }

  /** Changes came to disk in order up to some moment; the last of them is torn. */
  private void keepFirst(Random random) {
    int whole = random.nextInt(changes.size());
    changes.subList(0, whole).forEach(this::apply);
    Change torn = changes.get(whole);
    if (torn.truncates()) {
      return;
    }
    int unit = unit(random);
    int units = torn.data().length / unit;
    put(torn.at(), torn.data(), 0, units == 0 ? 0 : random.nextInt(units + 1) * unit);
  }

  /** Some pieces of some changes came to disk, in any order. */
  private void keepSome(Random random) {
    if (random.nextBoolean()) {
      Collections.shuffle(changes, random);
    }
    int unit = unit(random);
    for (Change change : changes) {
      if (change.truncates()) {
        if (random.nextBoolean()) {
          apply(change);
        }
      } else {
        keepSome(change, unit, random);
      }
    }
  }

  private void keepSome(Change change, int unit, Random random) {
    for (int from = 0; from < change.data().length; ) {
      int edge = unit - (change.at() + from) % unit;
      int count = Math.min(edge, change.data().length - from);
      if (random.nextBoolean()) {
        put(change.at(), change.data(), from, count);
      }
      from += count;
    }
  }

  /** The new length came to disk, the bytes did not: what was not forced is zero. */
  private void keepLength() {
    for (Change change : changes) {
      if (change.truncates()) {
        apply(change);
      } else {
        put(change.at(), new byte[change.data().length], 0, change.data().length);
      }
    }
  }

  private static int unit(Random random) {
    return random.nextBoolean() ? SECTOR : PAGE;
  }
}
