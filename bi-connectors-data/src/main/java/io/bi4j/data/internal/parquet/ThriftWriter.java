package io.bi4j.data.internal.parquet;

import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

/** Writes the compact protocol of Thrift: only what Parquet's metadata use. */
final class ThriftWriter {
  private final ByteBuilder out;
  private int previous;

  ThriftWriter(ByteBuilder out) {
    this.out = out;
  }

  private void header(int id, int type) {
    int delta = id - previous;
    if (delta > 0 && delta < 16) {
      out.put(delta << 4 | type);
    } else {
      out.put(type);
      out.varint((long) id << 1);
    }
    previous = id;
  }

  ThriftWriter int32(int id, long value) {
    header(id, ThriftReader.I32);
    out.varint(value << 1 ^ value >> 63);
    return this;
  }

  ThriftWriter int64(int id, long value) {
    header(id, ThriftReader.I64);
    out.varint(value << 1 ^ value >> 63);
    return this;
  }

  ThriftWriter int8(int id, int value) {
    header(id, ThriftReader.BYTE);
    out.put(value);
    return this;
  }

  ThriftWriter bool(int id, boolean value) {
    header(id, value ? ThriftReader.TRUE : ThriftReader.FALSE);
    return this;
  }

  ThriftWriter text(int id, String value) {
    return binary(id, value.getBytes(StandardCharsets.UTF_8));
  }

  ThriftWriter binary(int id, byte[] value) {
    header(id, ThriftReader.BINARY);
    bytes(value);
    return this;
  }

  private void bytes(byte[] value) {
    out.varint(value.length);
    out.put(value, 0, value.length);
  }

  /** A field that is a struct. */
  ThriftWriter struct(int id, Runnable fields) {
    header(id, ThriftReader.STRUCT);
    nested(fields);
    return this;
  }

  private void nested(Runnable fields) {
    int outer = previous;
    previous = 0;
    fields.run();
    stop();
    previous = outer;
  }

  /** A list of structs. */
  ThriftWriter structs(int id, int count, IntConsumer element) {
    list(id, count, ThriftReader.STRUCT);
    for (int i = 0; i < count; i++) {
      int index = i;
      nested(() -> element.accept(index));
    }
    return this;
  }

  /** A list of texts. */
  ThriftWriter texts(int id, java.util.List<String> values) {
    list(id, values.size(), ThriftReader.BINARY);
    values.forEach(value -> bytes(value.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** A list of numbers of 32 bits. */
  ThriftWriter int32s(int id, int... values) {
    list(id, values.length, ThriftReader.I32);
    for (int value : values) {
      out.varint((long) value << 1);
    }
    return this;
  }

  private void list(int id, int count, int type) {
    header(id, ThriftReader.LIST);
    if (count < 15) {
      out.put(count << 4 | type);
    } else {
      out.put(15 << 4 | type);
      out.varint(count);
    }
  }

  /** Ends the outermost struct. */
  void stop() {
    out.put(ThriftReader.STOP);
  }
}
