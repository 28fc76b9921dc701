package io.bi4j.core.internal.jsonl;

import io.bi4j.core.internal.parse.Swar;
import io.bi4j.core.internal.scan.RecordTokenizer;
import java.util.Arrays;

/**
 * Splits a buffer at line feeds; JSON never holds a raw one, so nothing before a line matters.
 * Lines of blanks only are skipped. Line {@code r} is the bytes {@code starts[r]} to {@code
 * ends[r]}, and {@code ends[r]} always holds a line feed, put there when the input ends without
 * one. Confined to one thread; reused for one buffer after the other.
 */
final class JsonLinesTokenizer implements RecordTokenizer {
  private static final long LINE_FEEDS = Swar.repeat('\n');

  int[] starts = new int[256];
  int[] ends = new int[256];
  private int lines;
  private int longest;
  private int longestStart;
  private int[] feeds = new int[256];
  private int feedCount;

  /** How many lines there are. */
  int lines() {
    return lines;
  }

  @Override
  public int seen() {
    return lines;
  }

  @Override
  public void mark(byte[] buffer, int from, int to) {
    feedCount = 0;
    int at = from;
    for (; at < to; at += 8) {
      long matches = Swar.matches(Swar.load(buffer, at), LINE_FEEDS);
      while (matches != 0) {
        int feed = at + Swar.firstIndex(matches);
        if (feed < to) {
          addFeed(feed);
        }
        matches &= matches - 1;
      }
    }
  }

  private void addFeed(int feed) {
    if (feedCount == feeds.length) {
      feeds = Arrays.copyOf(feeds, feedCount * 2);
    }
    feeds[feedCount++] = feed;
  }

  @Override
  public int tokenize(byte[] buffer, int from, int to, boolean last) {
    lines = 0;
    longest = 0;
    int start = from;
    for (int i = 0; i < feedCount; i++) {
      addLine(buffer, start, feeds[i]);
      start = feeds[i] + 1;
    }
    if (last && start < to) {
      buffer[to] = '\n';
      addLine(buffer, start, to);
      start = to;
    }
    return start;
  }

  @Override
  public int longest() {
    return longest;
  }

  @Override
  public int longestStart() {
    return longestStart;
  }

  private void addLine(byte[] buffer, int start, int end) {
    if (end - start > longest) {
      longest = end - start;
      longestStart = start;
    }
    int at = start;
    while (isBlank(buffer[at])) {
      at++;
    }
    if (at == end) {
      return;
    }
    if (lines == starts.length) {
      starts = Arrays.copyOf(starts, lines * 2);
      ends = Arrays.copyOf(ends, lines * 2);
    }
    starts[lines] = start;
    ends[lines++] = end;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }
}
