package io.bi4j.insights.internal.explain;

import io.bi4j.core.insight.Fact;
import io.bi4j.core.insight.InsightChart;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SHA-256 of what an insight says and shows. */
final class Hashes {
  private static final int LENGTH = 16;

  private Hashes() {}

  /** Hash of facts and charted values, 16 hex digits. */
  static String of(List<Fact> facts, @Nullable InsightChart chart) {
    StringBuilder content = new StringBuilder();
    for (Fact fact : facts) {
      content.append(fact.id()).append('=');
      content.append(fact.isNumeric() ? Double.toString(fact.number()) : fact.text()).append('\n');
    }
    if (chart != null) {
      chart.labels().forEach(label -> content.append(label).append('\n'));
      chart.values().forEach(value -> content.append(value).append('\n'));
    }
    return shortHash(content.toString(), LENGTH);
  }

  static String shortHash(String content, int digits) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, digits);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
