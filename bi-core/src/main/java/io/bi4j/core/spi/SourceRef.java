package io.bi4j.core.spi;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;

/**
 * Names a source or sink without holding it: what a pipeline's JSON says instead of paths, secrets
 * and live objects. The host resolves it. Immutable.
 *
 * @param provider who makes it, for example {@code csv}
 * @param connection the host's name for the place, for example a folder or an account
 * @param stream what to read or write there, for example a file name or a table
 * @param options further settings as text, in alphabetical order
 * @since 0.1
 */
public record SourceRef(
    String provider, String connection, String stream, Map<String, String> options) {
  public SourceRef {
    requireNonNull(provider, "provider");
    requireNonNull(connection, "connection");
    requireNonNull(stream, "stream");
    options = java.util.Collections.unmodifiableMap(new TreeMap<>(options));
  }

  /** A reference without options. */
  public static SourceRef of(String provider, String connection, String stream) {
    return new SourceRef(provider, connection, stream, Map.of());
  }

  @Override
  public String toString() {
    return provider + ":" + connection + "/" + stream;
  }
}
