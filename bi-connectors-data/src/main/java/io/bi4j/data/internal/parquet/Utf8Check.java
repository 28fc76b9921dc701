package io.bi4j.data.internal.parquet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Finds bytes that are no UTF-8, so that text columns hold text. */
final class Utf8Check {
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8Check() {}

  static void require(byte[] bytes, int from, int length, String column) {
    int at = from;
    int end = from + length;
    while (at + 8 <= end && (ByteBuilder.int64At(bytes, at) & HIGH_BITS) == 0) {
      at += 8;
    }
    while (at < end && bytes[at] >= 0) {
      at++;
    }
    if (at < end) {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, end - at));
      } catch (CharacterCodingException e) {
        throw ParquetErrors.damaged("column \"" + column + "\" has a text that is not UTF-8");
      }
    }
  }
}
