package io.bi4j.core.internal.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.internal.exec.Origin;
import io.bi4j.core.internal.parse.JsonKind;
import io.bi4j.core.internal.scan.ScanWorker;

/** A run of well-formed lines as the rows of one chunk. Reused for one run after the other. */
final class JsonRows implements Origin {
  private static final int MAX_SHOWN = 64 << 10;

  final JsonRecordScanner scanner;
  private final JsonLinesTokenizer tokenizer;
  private final ScanWorker worker;
  private final int[] lines;
  private final boolean placed;
  byte[] buffer = new byte[0];
  private int rows;
  private boolean wellFormed;

  JsonRows(
      JsonLinesTokenizer tokenizer,
      JsonRecordScanner scanner,
      ScanWorker worker,
      int maxRows,
      boolean placed) {
    this.placed = placed;
    this.tokenizer = tokenizer;
    this.scanner = scanner;
    this.worker = worker;
    this.lines = new int[maxRows];
  }

  /** Begins a run. */
  void clear() {
    buffer = worker.buffer();
    rows = 0;
  }

  /** How many rows the run has. */
  int rows() {
    return rows;
  }

  /** Checks a line; it becomes the next row when it is well-formed and says every key once. */
  boolean add(int line) {
    lines[rows] = line;
    wellFormed = scanner.scan(buffer, tokenizer.starts[line], tokenizer.ends[line], rows);
    boolean good = wellFormed && scanner.repeated() < 0;
    rows += good ? 1 : 0;
    return good;
  }

  /** Whether the line added last is one JSON object, although it may not have become a row. */
  boolean isWellFormed() {
    return wellFormed;
  }

  @Override
  public String source() {
    return worker.sourceName();
  }

  @Override
  public long byteOffset(int row) {
    return placed ? worker.byteOffset(tokenizer.starts[lines[row]]) : -1;
  }

  @Override
  public long rowNumber(int row) {
    return worker.recordsBefore() + lines[row] + 1;
  }

  @Override
  public String rawCell(int row, int column) {
    if (column < 0) {
      return line(lines[row]);
    }
    long cell = scanner.cell(column, row);
    return JsonRecordScanner.kind(cell) == JsonKind.ABSENT
        ? ""
        : text(JsonRecordScanner.start(cell), JsonRecordScanner.length(cell));
  }

  /** A line as text for a reject record, cut at 64 KiB. */
  String line(int line) {
    return text(tokenizer.starts[line], tokenizer.ends[line] - tokenizer.starts[line]);
  }

  private String text(int from, int length) {
    return new String(buffer, from, Math.min(length, MAX_SHOWN), UTF_8);
  }
}
