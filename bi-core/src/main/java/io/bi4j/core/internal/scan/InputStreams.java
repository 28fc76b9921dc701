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
      in.skipNBytes(markLength);
      return charset.equals(StandardCharsets.UTF_8) ? in : new TranscodingInputStream(in, charset);
    } catch (IOException e) {
      throw FileBytes.readFailed(path, e);
    }
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
    InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    return isGzip(path) ? new BoundedGzip(path, in) : in;
  }
}
