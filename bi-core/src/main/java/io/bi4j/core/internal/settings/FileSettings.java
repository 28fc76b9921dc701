package io.bi4j.core.internal.settings;

import java.nio.charset.Charset;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file and the bounds of reading it. Immutable.
 *
 * @param encoding null where the file shall say
 * @param checkAll whether all values of a row are typed when the row is read
 * @param maxRecordBytes a record longer than this fails the run
 */
public record FileSettings(
    Path path, @Nullable Charset encoding, boolean checkAll, int maxRecordBytes) {
  /** The largest bound: lengths within a record are held in 28 bits. */
  public static final int MAX_RECORD_BYTES = (1 << 28) - 1;

  private static final int DEFAULT_MAX_RECORD_BYTES = 16 << 20;

  public FileSettings {
    if (maxRecordBytes < 1024 || maxRecordBytes > MAX_RECORD_BYTES) {
      throw new IllegalArgumentException(
          "maxRecordBytes must be 1024 to " + MAX_RECORD_BYTES + ", was " + maxRecordBytes + ".");
    }
  }

  /** A file of which nothing is said. */
  public static FileSettings of(Path path) {
    return new FileSettings(path, null, false, DEFAULT_MAX_RECORD_BYTES);
  }

  /** The name of the file without its folder, for messages and reports. */
  public String name() {
    return String.valueOf(path.getFileName());
  }

  public FileSettings withEncoding(Charset charset) {
    return new FileSettings(path, charset, checkAll, maxRecordBytes);
  }

  public FileSettings withAllChecked() {
    return new FileSettings(path, encoding, true, maxRecordBytes);
  }

  public FileSettings withMaxRecordBytes(int bytes) {
    return new FileSettings(path, encoding, checkAll, bytes);
  }
}
