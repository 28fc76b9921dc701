package io.bi4j.core.state;

import static java.util.Objects.requireNonNull;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Names one document of a {@link StateStore}. Any text may stand in its parts; stores make safe
 * names of it.
 *
 * @param tenant whose state it is
 * @param pipeline the name of the pipeline
 * @param stream what of the pipeline, for example {@code run}
 * @since 0.1
 */
public record StateKey(String tenant, String pipeline, String stream) {
  public StateKey {
    requireNonNull(tenant, "tenant");
    requireNonNull(pipeline, "pipeline");
    requireNonNull(stream, "stream");
    if (tenant.isEmpty() || pipeline.isEmpty() || stream.isEmpty()) {
      throw new IllegalArgumentException("No part of a state key may be empty.");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(tenant + pipeline + stream)) {
      throw new IllegalArgumentException("A state key must be text without lone surrogates.");
    }
  }

  /** The three parts with slashes between; slashes inside a part are percent-encoded. */
  @Override
  public String toString() {
    return encode(tenant) + "/" + encode(pipeline) + "/" + encode(stream);
  }

  /** Reads what {@link #toString()} wrote. */
  static StateKey parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("\"" + text + "\" is not a state key.");
    }
    return new StateKey(decode(parts[0]), decode(parts[1]), decode(parts[2]));
  }

  private static String decode(String part) {
    return URLDecoder.decode(part, StandardCharsets.UTF_8);
  }

  private static String encode(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
