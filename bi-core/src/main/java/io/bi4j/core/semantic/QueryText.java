package io.bi4j.core.semantic;

import io.bi4j.core.expr.Exprs;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The canonical text of a query, and hashes of texts. */
final class QueryText {
  private static final int HASH_CHARS = 32;

  private QueryText() {}

  static String of(MetricQuery query) {
    StringBuilder text = new StringBuilder();
    text.append(query.measures().stream().map(QueryText::quoted).collect(Collectors.joining(", ")));
    list(text, " by ", query.groupBy());
    query.where().ifPresent(where -> text.append(" where ").append(where));
    query.time().ifPresent(time -> text.append(" during ").append(time));
    query.timeDimension().ifPresent(time -> text.append(" of ").append(quoted(time)));
    query.comparison().ifPresent(other -> text.append(" against ").append(other));
    query.having().ifPresent(having -> text.append(" having ").append(having));
    list(text, " with ", query.calcs());
    list(text, " order by ", query.orderBy());
    query.limit().ifPresent(limit -> text.append(" limit ").append(limit));
    return text.toString();
  }

  private static void list(StringBuilder text, String before, List<?> parts) {
    if (!parts.isEmpty()) {
      text.append(before);
      text.append(parts.stream().map(Object::toString).collect(Collectors.joining(", ")));
    }
  }

  /** A name as expressions write it. */
  static String quoted(String name) {
    return name.isEmpty() ? "\"\"" : Exprs.col(name).toString();
  }

  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
