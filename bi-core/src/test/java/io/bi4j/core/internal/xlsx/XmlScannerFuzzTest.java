package io.bi4j.core.internal.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.bi4j.core.BiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any bytes: what the JDK's StAX accepts gives the same events, else events or a BiException. */
class XmlScannerFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void a_document_is_read_as_by_StAX(byte[] input) throws IOException {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    boolean comparable =
        !text.contains("encoding")
            && !text.contains("version='1.1'")
            && !text.contains("version=\"1.1\"")
            && input.length > 1
            && input[0] == '<'
            && input[1] != 0;
    List<String> expected = comparable ? XmlEvents.ofStax(input) : null;
    List<String> found = null;
    try {
      found = XmlEvents.ofScanner(input);
    } catch (BiException refused) {
      assertThat(expected == null || isOutOfScope(text)).as(refused.getMessage()).isTrue();
    }
    if (expected != null && found != null && !hasReferenceInTag(text)) {
      assertThat(found).isEqualTo(expected);
    }
  }

  /** Limits of ours that StAX does not have. */
  private static boolean isOutOfScope(String text) {
    return text.contains("<!DOCTYPE") || text.split("<", -1).length > 100;
  }

  /** Attributes are read as they stand; sheets have no references in those that count. */
  private static boolean hasReferenceInTag(String text) {
    return text.contains("=")
        && (text.contains("&")
            || text.contains("\n")
            || text.contains("\r")
            || text.contains("\t"));
  }
}
