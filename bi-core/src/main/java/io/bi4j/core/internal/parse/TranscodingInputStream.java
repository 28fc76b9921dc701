package io.bi4j.core.internal.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Objects;

/**
 * Text of another encoding as a stream of UTF-8. Bytes that are not text in that encoding end the
 * stream with {@code core/bad-encoding}, which names their place; nothing is replaced silently.
 *
 * <p><b>Threads.</b> Confined to one thread. <b>Closing.</b> Closes the stream it reads.
 * <b>Cost.</b> 48 KiB of buffers.
 */
public final class TranscodingInputStream extends InputStream {
  private static final int BUFFER_BYTES = 16 << 10;

  private final InputStream source;
  private final Charset charset;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder = UTF_8.newEncoder();
  private final ByteBuffer raw = ByteBuffer.allocate(BUFFER_BYTES).flip();
  private final CharBuffer chars = CharBuffer.allocate(BUFFER_BYTES / 2).flip();
  private final ByteBuffer utf8 = ByteBuffer.allocate(BUFFER_BYTES).flip();
  private long decodedBytes;
  private boolean sourceEnded;
  private boolean ended;

  /**
   * A stream of UTF-8.
   *
   * @param source text in the encoding, without a byte order mark
   */
  public TranscodingInputStream(InputStream source, Charset charset) {
    this.source = source;
    this.charset = charset;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read() throws IOException {
    return ensureUtf8() ? utf8.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!ensureUtf8()) {
      return -1;
    }
    int count = Math.min(length, utf8.remaining());
    utf8.get(target, from, count);
    return count;
  }

  @Override
  public int available() {
    return utf8.remaining();
  }

  private boolean ensureUtf8() throws IOException {
    while (!utf8.hasRemaining()) {
      if (!chars.hasRemaining() && !decodeMore()) {
        return false;
      }
      utf8.clear();
      CoderResult result = encoder.encode(chars, utf8, ended);
      utf8.flip();
      if (result.isError() || (chars.hasRemaining() && !utf8.hasRemaining())) {
        throw loneSurrogate();
      }
    }
    return true;
  }

  /** Fills {@link #chars}; false when the text has ended. */
  private boolean decodeMore() throws IOException {
    chars.compact();
    while (!ended && chars.position() == 0) {
      int before = raw.position();
      CoderResult result = decoder.decode(raw, chars, sourceEnded);
      decodedBytes += raw.position() - before;
      if (result.isError()) {
        throw malformed(result.length());
      }
      if (result.isUnderflow() && sourceEnded) {
        decoder.flush(chars);
        ended = true;
      } else if (result.isUnderflow()) {
        readMore();
      }
    }
    chars.flip();
    return chars.hasRemaining();
  }

  private void readMore() throws IOException {
    raw.compact();
    int count = source.read(raw.array(), raw.position(), raw.remaining());
    if (count < 0) {
      sourceEnded = true;
    } else {
      raw.position(raw.position() + count);
    }
    raw.flip();
  }

  private BiException malformed(int length) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < Math.min(length, raw.remaining()); i++) {
      hex.append(String.format("%02x", raw.get(raw.position() + i) & 0xFF));
    }
    return new BiException(
        CoreErrors.BAD_ENCODING,
        "Bytes 0x"
            + hex
            + " at offset "
            + decodedBytes
            + " are not text in "
            + charset.name()
            + ". Name the encoding that the file has with the option encoding(...).");
  }

  /** Decoders of UTF-32 let half of a surrogate pair through. */
  private BiException loneSurrogate() {
    return new BiException(
        CoreErrors.BAD_ENCODING,
        "Half of a surrogate pair before offset "
            + decodedBytes
            + " is not text in "
            + charset.name()
            + ". Name the encoding that the file has with the option"
            + " encoding(...).");
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
