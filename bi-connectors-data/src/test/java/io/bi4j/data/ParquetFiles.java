package io.bi4j.data;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.RecordWriter;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.WriteSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes and reads whole files in tests. */
final class ParquetFiles {
  private ParquetFiles() {}

  static void write(Sink sink, RecordBatch... batches) {
    try (WriteSession session = sink.open(new RunKey("test", "run"), batches[0].schema())) {
      RecordWriter writer = session.writer(0);
      for (RecordBatch batch : batches) {
        writer.write(batch);
      }
      session.commit(List.of(writer.flush()), new Checkpoint(1, Map.of()));
    }
  }

  static RecordSet read(Parquet source) {
    try (BiRuntime bi = BiRuntime.builder().cpuThreads(1).build()) {
      return bi.read(source);
    }
  }

  static List<List<Object>> rows(RecordSet records) {
    List<List<Object>> rows = new ArrayList<>();
    records.batches().forEach(batch -> rows.addAll(rows(batch)));
    return rows;
  }

  static List<List<Object>> rows(RecordBatch batch) {
    List<List<Object>> rows = new ArrayList<>();
    for (int row = 0; row < batch.rowCount(); row++) {
      List<Object> cells = new ArrayList<>();
      for (Column column : batch.columns()) {
        cells.add(comparable(column.valueAt(row)));
      }
      rows.add(cells);
    }
    return rows;
  }

  /** Bytes as text, since arrays are never equal; money and durations as what the file stores. */
  static Object stored(Object value) {
    if (value instanceof Money money) {
      return money.minor();
    } else if (value instanceof Duration duration) {
      return duration.toNanos() / 1000;
    } else if (value instanceof List<?> list) {
      return list.stream()
          .map(ParquetFiles::stored)
          .collect(ArrayList::new, List::add, List::addAll);
    } else if (value instanceof Map<?, ?> map) {
      Map<Object, Object> all = new LinkedHashMap<>();
      map.forEach((k, v) -> all.put(k, stored(v)));
      return all;
    }
    return value;
  }

  private static Object comparable(Object value) {
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    } else if (value instanceof List<?> list) {
      List<Object> all = new ArrayList<>();
      list.forEach(one -> all.add(comparable(one)));
      return all;
    } else if (value instanceof Map<?, ?> map) {
      Map<Object, Object> all = new LinkedHashMap<>();
      map.forEach((k, v) -> all.put(comparable(k), comparable(v)));
      return all;
    }
    return value;
  }
}
