package io.bi4j.insights.internal.report;

import io.bi4j.core.insight.Insight;
import io.bi4j.core.insight.InsightTest;

/** Insights as Markdown (CommonMark); text from data cannot become markup. */
public final class MarkdownReport {
  private static final String SPECIAL = "\\`*_{}[]<>()#+-!|~&:@=$";

  private MarkdownReport() {}

  /** The document. */
  public static String of(ReportContent content) {
    StringBuilder out = new StringBuilder("# " + escape(content.title()) + "\n\n");
    if (content.result().insights().isEmpty()) {
      out.append("Nothing stands out beyond chance in this data.\n\n");
    }
    content.result().insights().forEach(insight -> append(out, insight));
    var coverage = content.result().coverage();
    out.append(coverage.testsRun()).append(" tests on ").append(coverage.scopesSeen());
    out.append(" parts of the data.\n");
    coverage.notes().forEach(note -> out.append('\n').append(escape(note)).append('\n'));
    return out.toString();
  }

  private static void append(StringBuilder out, Insight insight) {
    out.append("## ").append(escape(insight.headline())).append("\n\n");
    paragraph(out, insight.explanation());
    paragraph(out, insight.caveat());
    paragraph(out, insight.methodNote());
    InsightTest test = insight.test();
    if (test.method() != InsightTest.Method.EXACT) {
      paragraph(
          out,
          test.name()
              + ", n = "
              + test.n()
              + ", p "
              + Numbers.probability(test.p())
              + ", q "
              + Numbers.probability(test.q()));
    }
  }

  private static void paragraph(StringBuilder out, String text) {
    if (!text.isEmpty()) {
      out.append(escape(text)).append("\n\n");
    }
  }

  /**
   * One line of text in which nothing is markup, neither of CommonMark nor a link that GitHub adds.
   */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    text.strip().codePoints().forEach(c -> escape(out, c));
    return out.toString();
  }

  private static void escape(StringBuilder out, int c) {
    if (c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029) {
      out.append(' ');
    } else if (SPECIAL.indexOf(c) >= 0 || (c == '.' && endsWithListOrHost(out))) {
      out.append('\\').append((char) c);
    } else {
      out.appendCodePoint(Html.isPrintable(c) ? c : 0xFFFD);
    }
  }

  /** Whether a point now would begin a numbered list or a link to a host. */
  private static boolean endsWithListOrHost(StringBuilder out) {
    boolean digits = out.length() > 0 && out.chars().allMatch(c -> c >= '0' && c <= '9');
    int length = out.length();
    return digits || (length >= 3 && out.substring(length - 3).equalsIgnoreCase("www"));
  }
}
