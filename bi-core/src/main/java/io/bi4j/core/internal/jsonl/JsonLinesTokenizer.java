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
  private static final int BLOCK = 32;
  private static final long LINE_FEEDS = Swar.repeat('\n');
  private static final long ONES = Swar.repeat(1);
  private static final long TOPS = Swar.repeat(0x80);

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
    for (int at = from; at < to; at += BLOCK) {
      if (hasFeed(buffer, at)) {
        addFeeds(buffer, at, Math.min(to, at + BLOCK));
      }
    }
  }

  /** Whether any of 32 bytes is a line feed: a word has a zero byte just when this borrow shows. */
  private static boolean hasFeed(byte[] buffer, int at) {
    long a = Swar.load(buffer, at) ^ LINE_FEEDS;
    long b = Swar.load(buffer, at + 8) ^ LINE_FEEDS;
    long c = Swar.load(buffer, at + 16) ^ LINE_FEEDS;
    long d = Swar.load(buffer, at + 24) ^ LINE_FEEDS;
    long borrows = (a - ONES & ~a) | (b - ONES & ~b) | (c - ONES & ~c) | (d - ONES & ~d);
    return (borrows & TOPS) != 0;
  }

  private void addFeeds(byte[] buffer, int from, int to) {
    for (int at = from; at < to; at++) {
      if (buffer[at] == '\n') {
        addFeed(at);
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
