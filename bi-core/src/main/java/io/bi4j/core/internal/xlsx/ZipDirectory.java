package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The central directory of a zip archive (PKWARE APPNOTE 6.3, with zip64). Each entry is checked
 * against its local header; entries that overlap, repeat a name, are encrypted or have a path that
 * leaves the archive are refused. Names are compared without regard to case, as OPC has it.
 * Immutable.
 */
final class ZipDirectory {
  private static final int END_SIGNATURE = 0x06054B50;
  private static final int END_BYTES = 22;
  private static final int ZIP64_LOCATOR = 0x07064B50;
  private static final int ZIP64_END = 0x06064B50;
  private static final int ENTRY_SIGNATURE = 0x02014B50;
  private static final int ENTRY_BYTES = 46;
  private static final int LOCAL_SIGNATURE = 0x04034B50;
  private static final int LOCAL_BYTES = 30;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final long SATURATED = 0xFFFFFFFFL;
  private static final int MAX_ENTRIES = 10_000;
  private static final int MAX_NAME = 512;
  private static final int MAX_DIRECTORY = 16 << 20;

  private final String file;
  private final FileChannel channel;
  private final Map<String, ZipPart> parts = new LinkedHashMap<>();

  private ZipDirectory(String file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Reads the directory of a file.
   *
   * @throws BiException {@code core/bad-workbook} when it is damaged, {@code core/limit} when it is
   *     too large
   */
  static ZipDirectory read(String file, FileChannel channel) throws IOException {
    ZipDirectory directory = new ZipDirectory(file, channel);
    try {
      directory.readAll();
    } catch (EOFException e) {
      throw XlsxErrors.damaged(file, "it ends in the middle of its table of contents", e);
    }
    return directory;
  }

  /** The entry with a path, or null. */
  @Nullable ZipPart find(String name) {
    return parts.get(key(name));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private void readAll() throws IOException {
    End end = end();
    if (end.entries > MAX_ENTRIES || end.bytes > MAX_DIRECTORY) {
      throw XlsxErrors.limit(
          file, "has " + end.entries + " zip entries; " + MAX_ENTRIES + " are allowed");
    }
    if (end.start < 0 || end.bytes < 0 || end.start + end.bytes > channel.size()) {
      throw XlsxErrors.damaged(file, "its table of contents lies outside the file");
    }
    ByteBuffer buffer = bytes(end.start, (int) end.bytes);
    List<ZipPart> found = new ArrayList<>();
    for (long i = 0; i < end.entries; i++) {
      ZipPart part = entry(buffer);
      found.add(part);
      if (parts.putIfAbsent(key(part.name()), part) != null) {
        throw XlsxErrors.damaged(file, "it has two entries \"" + shown(part.name()) + "\"");
      }
    }
    checkOverlaps(found, end.start);
  }

  private record End(long entries, long bytes, long start) {}

  private End end() throws IOException {
    long size = channel.size();
    int length = (int) Math.min(size, END_BYTES + MAX_COMMENT);
    ByteBuffer tail = bytes(size - length, length);
    for (int at = length - END_BYTES; at >= 0; at--) {
      boolean here = tail.getInt(at) == END_SIGNATURE;
      if (here && at + END_BYTES + u16(tail, at + 20) <= length) {
        End end = new End(u16(tail, at + 10), u32(tail, at + 12), u32(tail, at + 16));
        return isZip64(end) ? zip64End(size - length + at) : end;
      }
    }
    throw XlsxErrors.damaged(file, "it has no table of contents at its end, so it was cut off");
  }

  private static boolean isZip64(End end) {
    return end.entries == 0xFFFF || end.bytes == SATURATED || end.start == SATURATED;
  }

  private End zip64End(long endStart) throws IOException {
    ByteBuffer locator = bytes(endStart - 20, 20);
    if (locator.getInt(0) != ZIP64_LOCATOR) {
      throw XlsxErrors.damaged(file, "its zip64 table of contents is missing");
    }
    ByteBuffer end = bytes(locator.getLong(8), 56);
    if (end.getInt(0) != ZIP64_END) {
      throw XlsxErrors.damaged(file, "its zip64 table of contents is missing");
    }
    return new End(nonNegative(end.getLong(32)), end.getLong(40), end.getLong(48));
  }

  private ZipPart entry(ByteBuffer buffer) throws IOException {
    int at = buffer.position();
    if (buffer.remaining() < ENTRY_BYTES || buffer.getInt(at) != ENTRY_SIGNATURE) {
      throw XlsxErrors.damaged(file, "its table of contents is broken");
    }
    int flags = u16(buffer, at + 8);
    int method = u16(buffer, at + 10);
    int nameBytes = u16(buffer, at + 28);
    int extraBytes = u16(buffer, at + 30);
    long length = (long) ENTRY_BYTES + nameBytes + extraBytes + u16(buffer, at + 32);
    if (length > buffer.remaining()) {
      throw XlsxErrors.damaged(file, "its table of contents is broken");
    }
    byte[] name = new byte[nameBytes];
    buffer.get(at + ENTRY_BYTES, name);
    String path = checkedName(name);
    checkCoding(path, flags, method);
    Sizes sizes = sizes(buffer, at, at + ENTRY_BYTES + nameBytes, extraBytes);
    buffer.position(at + (int) length);
    long data = dataStart(sizes.local, name, path, method);
    return new ZipPart(
        path, method == 8, u32(buffer, at + 16), sizes.compressed, sizes.expanded, data);
  }

  private record Sizes(long expanded, long compressed, long local) {}

  /** Sizes and place of an entry; those of 32 one-bits stand in the zip64 field. */
  private Sizes sizes(ByteBuffer buffer, int at, int extra, int extraBytes) {
    long[] values = {u32(buffer, at + 24), u32(buffer, at + 20), u32(buffer, at + 42)};
    int field = extra;
    int end = extra + extraBytes;
    while (field + 4 <= end) {
      int length = u16(buffer, field + 2);
      int value = field + 4;
      int fieldEnd = Math.min(end, value + length);
      if (u16(buffer, field) == 1) {
        for (int i = 0; i < values.length; i++) {
          if (values[i] == SATURATED && value + 8 <= fieldEnd) {
            values[i] = nonNegative(buffer.getLong(value));
            value += 8;
          }
        }
      }
      field += 4 + length;
    }
    return new Sizes(values[0], values[1], values[2]);
  }

  private long nonNegative(long value) {
    if (value < 0) {
      throw XlsxErrors.damaged(file, "its table of contents has a negative size");
    }
    return value;
  }

  private String checkedName(byte[] bytes) {
    String name = new String(bytes, UTF_8);
    boolean drive = name.length() > 1 && name.charAt(1) == ':';
    boolean leaves = List.of(name.split("/")).contains("..");
    if (name.length() > MAX_NAME) {
      throw XlsxErrors.limit(file, "has a zip entry whose name is longer than " + MAX_NAME);
    }
    if (name.isEmpty()
        || name.startsWith("/")
        || drive
        || leaves
        || name.indexOf('\\') >= 0
        || name.indexOf('\0') >= 0) {
      throw XlsxErrors.damaged(
          file, "its zip entry \"" + shown(name) + "\" is not a path inside the archive");
    }
    return name;
  }

  private static String shown(String name) {
    return XlsxErrors.shown(name);
  }

  private void checkCoding(String name, int flags, int method) {
    if ((flags & 1) != 0) {
      throw new BiException(
          CoreErrors.ENCRYPTED_FILE,
          "Zip entry \""
              + shown(name)
              + "\" of file \""
              + file
              + "\" is encrypted. Decrypt the file first.");
    }
    if (method != 0 && method != 8) {
      throw XlsxErrors.damaged(
          file,
          "its zip entry \""
              + shown(name)
              + "\" is compressed by method "
              + method
              + ", a workbook only knows deflate");
    }
  }

  /** Where an entry's bytes start, after its local header was found to agree. */
  private long dataStart(long local, byte[] name, String path, int method) throws IOException {
    ByteBuffer header = bytes(local, LOCAL_BYTES);
    boolean agrees =
        header.getInt(0) == LOCAL_SIGNATURE
            && u16(header, 8) == method
            && (u16(header, 6) & 1) == 0
            && u16(header, 26) == name.length;
    if (agrees) {
      byte[] again = new byte[name.length];
      bytes(local + LOCAL_BYTES, name.length).get(0, again);
      agrees = java.util.Arrays.equals(name, again);
    }
    if (!agrees) {
      throw XlsxErrors.damaged(
          file, "zip entry \"" + shown(path) + "\" is not what the table of contents says");
    }
    return local + LOCAL_BYTES + name.length + u16(header, 28);
  }

  private void checkOverlaps(List<ZipPart> found, long directoryStart) {
    found.sort(Comparator.comparingLong(ZipPart::dataStart));
    long end = 0;
    for (ZipPart part : found) {
      if (part.dataStart() < end || part.compressedBytes() > directoryStart - part.dataStart()) {
        throw XlsxErrors.damaged(
            file, "zip entry \"" + shown(part.name()) + "\" overlaps another part of the file");
      }
      end = part.dataStart() + part.compressedBytes();
    }
  }

  private ByteBuffer bytes(long start, int length) throws IOException {
    if (start < 0 || start > channel.size() - length) {
      throw new EOFException(file);
    }
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, start + buffer.position()) < 0) {
        throw new EOFException(file);
      }
    }
    return buffer.flip();
  }

  private static int u16(ByteBuffer buffer, int at) {
    return buffer.getShort(at) & 0xFFFF;
  }

  private static long u32(ByteBuffer buffer, int at) {
    return buffer.getInt(at) & SATURATED;
  }
}
