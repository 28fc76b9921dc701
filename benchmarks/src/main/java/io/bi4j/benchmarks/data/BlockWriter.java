package io.bi4j.benchmarks.data;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** One generator thread: takes blocks of rows until none is left. */
final class BlockWriter {
  private static final int BLOCK_ROWS = 4_096;

  private final DataSet data;
  private final BlockPlaces places;
  private final FileChannel[] channels;
  private final TransactionRows rows;
  private final CsvEncoder fullEncoder;
  private final CsvEncoder slimEncoder;
  private final JsonLinesEncoder jsonEncoder;
  private final Row row = new Row();
  private final Bytes full = new Bytes(1 << 20);
  private final Bytes slim = new Bytes(1 << 19);
  private final Bytes json = new Bytes(1 << 21);

  BlockWriter(
      DataSet data, BlockPlaces places, FileChannel full, FileChannel slim, FileChannel json) {
    this.data = data;
    this.places = places;
    this.channels = new FileChannel[] {full, slim, json};
    this.rows = new TransactionRows(data.seed(), data.rows());
    this.fullEncoder = new CsvEncoder(TransactionColumn.FULL, data.seed(), data.quoteShare());
    this.slimEncoder = new CsvEncoder(TransactionColumn.SLIM, data.seed(), data.quoteShare());
    this.jsonEncoder = new JsonLinesEncoder(data.seed());
  }

  void run() throws IOException, InterruptedException {
    try {
      long block = places.takeBlock();
      while (block * BLOCK_ROWS < data.rows()) {
        encode(block);
        long[] starts = places.place(block, full.length(), slim.length(), json.length());
        DataGenerator.writeAt(channels[0], full, starts[0]);
        DataGenerator.writeAt(channels[1], slim, starts[1]);
        DataGenerator.writeAt(channels[2], json, starts[2]);
        block = places.takeBlock();
      }
    } catch (IOException | RuntimeException e) {
      places.fail();
      throw e;
    }
  }

  private void encode(long block) {
    full.clear();
    slim.clear();
    json.clear();
    long end = Math.min(data.rows(), (block + 1) * BLOCK_ROWS);
    for (long index = block * BLOCK_ROWS; index < end; index++) {
      rows.fill(index, row);
      fullEncoder.write(index, row, full);
      slimEncoder.write(index, row, slim);
      jsonEncoder.write(index, row, json);
    }
  }
}
