package io.bi4j.core.internal.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Text functions on lists of code points, one obvious line each. */
final class ReferenceText {
  private static final Set<String> NAMES =
      Set.of(
          "upper",
          "lower",
          "trim",
          "left",
          "right",
          "substring",
          "replace",
          "||",
          "concat",
          "starts_with",
          "ends_with",
          "contains",
          "strpos",
          "length",
          "lpad",
          "rpad",
          "repeat",
          "reverse",
          "split_part",
          "like");

  private ReferenceText() {}

  static boolean isText(String function) {
    return NAMES.contains(function);
  }

  static Object eval(String function, List<Object> args) {
    String a = (String) args.get(0);
    Object b = args.size() > 1 ? args.get(1) : null;
    Object c = args.size() > 2 ? args.get(2) : null;
    return switch (function) {
      case "upper" -> a.toUpperCase(Locale.ROOT);
      case "lower" -> a.toLowerCase(Locale.ROOT);
      case "trim" -> a.strip();
      case "left" -> text(points(a).subList(0, clamp((Long) b, points(a).size())));
      case "right" -> {
        int size = points(a).size();
        yield text(points(a).subList(size - clamp((Long) b, size), size));
      }
      case "substring" -> substring(a, (Long) b, c == null ? Long.MAX_VALUE / 2 : (Long) c);
      case "replace" -> ((String) b).isEmpty() ? a : a.replace((String) b, (String) c);
      case "||", "concat" -> String.join("", args.stream().map(String.class::cast).toList());
      case "starts_with" -> a.startsWith((String) b);
      case "ends_with" -> a.endsWith((String) b);
      case "contains" -> a.contains((String) b);
      case "strpos" -> {
        int at = a.indexOf((String) b);
        yield at < 0 ? 0L : a.codePointCount(0, at) + 1L;
      }
      case "length" -> (long) points(a).size();
      case "lpad", "rpad" ->
          pad(a, (Long) b, c == null ? " " : (String) c, function.equals("lpad"));
      case "repeat" -> a.repeat(Math.max(0, ((Long) b).intValue()));
      case "reverse" -> new StringBuilder(a).reverse().toString();
      case "split_part" -> splitPart(a, (String) b, (Long) c);
      case "like" -> like(points(a), points((String) b));
      default -> throw new IllegalArgumentException(function);
    };
  }

  private static List<Integer> points(String text) {
    return text.codePoints().boxed().toList();
  }

  private static String text(List<Integer> points) {
    StringBuilder out = new StringBuilder();
    points.forEach(out::appendCodePoint);
    return out.toString();
  }

  private static int clamp(long count, int size) {
    return (int) Math.max(0, Math.min(count, size));
  }

  private static String substring(String a, long from, long count) {
    StringBuilder out = new StringBuilder();
    List<Integer> points = points(a);
    for (int i = 0; i < points.size(); i++) {
      long position = i + 1;
      if (position >= from && position < from + Math.max(0, count)) {
        out.appendCodePoint(points.get(i));
      }
    }
    return out.toString();
  }

  private static String pad(String a, long length, String fill, boolean before) {
    List<Integer> points = points(a);
    if (points.size() >= length) {
      return text(points.subList(0, clamp(length, points.size())));
    }
    List<Integer> filler = points(fill);
    List<Integer> added = new ArrayList<>();
    while (!filler.isEmpty() && points.size() + added.size() < length) {
      added.add(filler.get(added.size() % filler.size()));
    }
    return before ? text(added) + a : a + text(added);
  }

  private static String splitPart(String a, String separator, long number) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    int at = separator.isEmpty() ? -1 : a.indexOf(separator);
    while (at >= 0) {
      parts.add(a.substring(from, at));
      from = at + separator.length();
      at = a.indexOf(separator, from);
    }
    parts.add(a.substring(from));
    long index = number > 0 ? number - 1 : number < 0 ? parts.size() + number : -1;
    return index < 0 || index >= parts.size() ? "" : parts.get((int) index);
  }

  /** The textbook recursion over a table. */
  static boolean like(List<Integer> text, List<Integer> pattern) {
    boolean[][] matches = new boolean[text.size() + 1][pattern.size() + 1];
    matches[0][0] = true;
    for (int p = 1; p <= pattern.size(); p++) {
      int token = pattern.get(p - 1);
      for (int t = 0; t <= text.size(); t++) {
        matches[t][p] =
            token == '%'
                ? matches[t][p - 1] || (t > 0 && matches[t - 1][p])
                : t > 0 && matches[t - 1][p - 1] && (token == '_' || token == text.get(t - 1));
      }
    }
    return matches[text.size()][pattern.size()];
  }

  static boolean like(String text, String pattern) {
    return like(points(text), points(pattern));
  }
}
