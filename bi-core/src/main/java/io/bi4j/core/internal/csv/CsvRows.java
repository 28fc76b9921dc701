package io.bi4j.core.internal.csv;

import io.bi4j.core.internal.exec.Origin;
import io.bi4j.core.internal.scan.ScanWorker;
import java.nio.charset.StandardCharsets;

/**
 * A run of the records that a tokenizer found, as the rows of one chunk: row {@code r} is record
 * {@code base + r}. Reused for one run after the other.
 */
final class CsvRows implements Origin {
  final CsvTokenizer tokenizer;
  private final ScanWorker worker;
  private final byte quote;
  byte[] buffer = new byte[0];
  int base;

  CsvRows(CsvTokenizer tokenizer, ScanWorker worker, CsvDialect dialect) {
    this.tokenizer = tokenizer;
    this.worker = worker;
    this.quote = dialect.quote();
  }

  void moveTo(int firstRecord) {
    buffer = worker.buffer();
    base = firstRecord;
  }

  /** Where a cell starts, its quote included. */
  int start(int row, int field) {
    int record = base + row;
    return field == 0
        ? tokenizer.starts[record]
        : tokenizer.ends()[tokenizer.first[record] + field - 1] + 1;
  }

  /** One past a cell, its quote included; before the start when the record has no such cell. */
  int end(int row, int field) {
    return tokenizer.ends()[tokenizer.first[base + row] + field];
  }

  boolean isQuoted(int start, int end) {
    return start < end && buffer[start] == quote;
  }

  @Override
  public String source() {
    return worker.sourceName();
  }

  @Override
  public long byteOffset(int row) {
    return worker.byteOffset(tokenizer.starts[base + row]);
  }

  @Override
  public long rowNumber(int row) {
    return worker.recordsBefore() + tokenizer.ordinals[base + row] + 1;
  }

  @Override
  public String rawCell(int row, int column) {
    int from = column < 0 ? start(row, 0) : start(row, column);
    int to = column < 0 ? lastEnd(row) : end(row, column);
    return text(from, to);
  }

  private int lastEnd(int row) {
    return end(row, tokenizer.columns() - 1);
  }

  /** Bytes of the buffer as text for a reject record, cut at 64 KiB. */
  String text(int from, int to) {
    int length = Math.max(0, Math.min(to - from, 64 << 10));
    return new String(buffer, from, length, StandardCharsets.UTF_8);
  }
}
