package io.bi4j.insights.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownReportTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "1. first|1\\. first",
        "1.5 of 3.5|1\\.5 of 3.5",
        "# title|\\# title",
        "    code|code",
        "*a* _b_ `c`|\\*a\\* \\_b\\_ \\`c\\`",
        "[a](b) <c>|\\[a\\]\\(b\\) \\<c\\>",
        "https://a.example|https\\://a.example",
        "www.a.example|www\\.a.example",
        "me@a.example|me\\@a.example",
        "&lt;|\\&lt;",
        "- item|\\- item"
      })
  void text_cannot_become_markup(String text, String escaped) {
    assertThat(MarkdownReport.escape(text)).isEqualTo(escaped);
  }
}
