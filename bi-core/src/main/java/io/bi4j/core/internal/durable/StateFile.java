package io.bi4j.core.internal.durable;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The file names of one key: a readable slug and the SHA-256 of the key, so that any text is safe,
 * also where names ignore case or may have 255 bytes only.
 */
final class StateFile {
  private static final String SUFFIX = ".state";
  private static final int SLUG_CHARS = 40;

  private final Path current;
  private final String key;

  /** The file of a key. */
  StateFile(Path folder, String key) {
    this.current = folder.resolve(name(key));
    this.key = key;
  }

  /** A file found in a folder, whose key only its content tells. */
  StateFile(Path current) {
    this.current = current;
    this.key = "";
  }

  static boolean isRecord(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.endsWith(SUFFIX) && !name.startsWith(".");
  }

  private static String name(String key) {
    StringBuilder slug = new StringBuilder();
    for (int i = 0; i < Math.min(key.length(), SLUG_CHARS); i++) {
      char c = Character.toLowerCase(key.charAt(i));
      slug.append(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' ? c : '-');
    }
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
      return slug.append('-').toString() + HexFormat.of().formatHex(hash) + SUFFIX;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  boolean isFor(String recorded) {
    return name(recorded).equals(String.valueOf(current.getFileName()));
  }

  String key() {
    return key;
  }

  Path current() {
    return current;
  }

  Path previous() {
    return current.resolveSibling(current.getFileName() + ".prev");
  }

  Path lease() {
    return current.resolveSibling("." + current.getFileName() + ".lease");
  }
}
