package io.bi4j.core.internal.scan;

import io.bi4j.core.internal.parse.TranscodingInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files that are compressed or not UTF-8 as streams of UTF-8. */
public final class InputStreams {
  private static final int GZIP_MAGIC_1 = 0x1F;
  private static final int GZIP_MAGIC_2 = 0x8B;

  private InputStreams() {}

  /** Whether a file starts with the mark of gzip. */
  public static boolean isGzip(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return in.read() == GZIP_MAGIC_1 && in.read() == GZIP_MAGIC_2;
    } catch (IOException e) {
      throw FileBytes.readFailed(path, e);
    }
  }

  /** The first bytes of a file, uncompressed, in its own encoding. */
  public static byte[] head(Path path, int bytes) {
    try (InputStream in = open(path)) {
      return in.readNBytes(bytes);
    } catch (IOException e) {
      throw FileBytes.readFailed(path, e);
    }
  }

  /** A file as UTF-8 without its byte order mark. */
  public static InputStream openUtf8(Path path, Charset charset, int markLength) {
    try {
      InputStream in = open(path);
      return closedIfItFails(in, () -> withoutMark(in, charset, markLength));
    } catch (IOException e) {
      throw FileBytes.readFailed(path, e);
    }
  }

  private static InputStream withoutMark(InputStream in, Charset charset, int markLength)
      throws IOException {
    in.skipNBytes(markLength);
    return charset.equals(StandardCharsets.UTF_8) ? in : new TranscodingInputStream(in, charset);
  }

  /** The first bytes of a file as UTF-8 without its byte order mark. */
  public static byte[] headUtf8(Path path, Charset charset, int markLength, int bytes) {
    try (InputStream in = openUtf8(path, charset, markLength)) {
      return in.readNBytes(bytes);
    } catch (IOException e) {
      throw FileBytes.readFailed(path, e);
    }
  }

  private static InputStream open(Path path) throws IOException {
    boolean gzip = isGzip(path);
    InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    return closedIfItFails(in, () -> gzip ? new BoundedGzip(path, in) : in);
  }

  private interface Opening {
    InputStream open() throws IOException;
  }

  /** What stands on a stream; when it cannot be made, the stream is closed. */
  private static InputStream closedIfItFails(InputStream in, Opening opening) throws IOException {
    try {
      return opening.open();
    } catch (IOException | RuntimeException e) {
      try {
        in.close();
      } catch (IOException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }
}
