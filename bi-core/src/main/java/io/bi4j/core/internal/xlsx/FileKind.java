package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import io.bi4j.core.BiException;
import io.bi4j.core.ErrorCode;
import io.bi4j.core.internal.CoreErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Tells what a file is that has the name of a workbook but is none. */
final class FileKind {
  private static final int DIRECTORY_BYTES = 64 << 10;
  private static final byte[] ZIP = {'P', 'K'};
  private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
  private static final byte[] GZIP = {0x1F, (byte) 0x8B};

  private FileKind() {}

  /** Refuses what does not start as a zip archive. */
  static void checkZip(String file, FileChannel channel) throws IOException {
    byte[] head = read(channel, 0, 512);
    if (startsWith(head, ZIP)) {
      return;
    }
    if (startsWith(head, OLE2)) {
      throw ole2(file, channel, head);
    }
    if (startsWith(head, GZIP)) {
      throw notXlsx(file, "is compressed with gzip", "Expand it first");
    }
    throw isText(head)
        ? notXlsx(
            file,
            "is text, not a workbook",
            "If it is CSV, read it with Csv.file(...); if it is a web page, save it as .xlsx")
        : notXlsx(
            file, "is not a zip archive, so it is no .xlsx workbook", "Check how it was made");
  }

  /** Old workbooks and encrypted new ones are both compound files; their directory tells. */
  private static BiException ole2(String file, FileChannel channel, byte[] head)
      throws IOException {
    byte[] directory = new byte[0];
    if (head.length == 512) {
      ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
      long sector = header.getInt(0x30) & 0xFFFFFFFFL;
      int shift = Math.min(16, header.getShort(0x1E) & 0xFFFF);
      directory = read(channel, (sector + 1) << shift, DIRECTORY_BYTES);
    }
    if (indexOf(directory, "EncryptedPackage") >= 0) {
      return failure(
          CoreErrors.ENCRYPTED_FILE, file, "is encrypted with a password", "Save it without one");
    }
    boolean book = indexOf(directory, "Workbook") >= 0 || indexOf(directory, "Book") >= 0;
    return notXlsx(
        file,
        book ? "is a workbook in the old format .xls" : "is an old Office file, not a workbook",
        "Open it and save it as .xlsx");
  }

  /** A failure because a file is something else than a workbook. */
  static BiException notXlsx(String file, String what, String next) {
    return failure(CoreErrors.NOT_XLSX, file, what, next);
  }

  private static BiException failure(ErrorCode code, String file, String what, String next) {
    return new BiException(code, "File \"" + file + "\" " + what + ". " + next + ".");
  }

  private static byte[] read(FileChannel channel, long start, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && channel.read(buffer, start + buffer.position()) > 0) {
      // Goes on until the buffer is full or the file ends.
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private static boolean startsWith(byte[] bytes, byte[] mark) {
    return bytes.length >= mark.length
        && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
  }

  private static boolean isText(byte[] bytes) {
    for (byte b : bytes) {
      boolean control = b >= 0 && b < ' ' && b != '\t' && b != '\r' && b != '\n';
      if (control) {
        return false;
      }
    }
    return true;
  }

  private static int indexOf(byte[] bytes, String name) {
    byte[] wanted = name.getBytes(UTF_16LE);
    for (int i = 0; i + wanted.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }
}
