package io.bi4j.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/** The first 64 bits of a SHA-256 over lines of text. */
final class Digest {
  private Digest() {}

  static String of(Consumer<Consumer<String>> lines) {
    MessageDigest sha = sha256();
    lines.accept(
        line -> {
          sha.update(line.getBytes(StandardCharsets.UTF_8));
          sha.update((byte) '\n');
        });
    return HexFormat.of().formatHex(sha.digest(), 0, 8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
