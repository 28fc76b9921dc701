package io.bi4j.ml.internal.codec;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes the parts of a model, big-endian. Confined to one thread. */
public final class ModelOutput {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private interface Write {
    void run() throws IOException;
  }

  private ModelOutput write(Write write) {
    try {
      write.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a byte array never fails
    }
  }

  /** Writes four bytes. */
  public ModelOutput writeInt(int value) {
    return write(() -> out.writeInt(value));
  }

  /** Writes eight bytes. */
  public ModelOutput writeLong(long value) {
    return write(() -> out.writeLong(value));
  }

  /** Writes the bits of a double. */
  public ModelOutput writeDouble(double value) {
    return write(() -> out.writeLong(Double.doubleToRawLongBits(value)));
  }

  /** Writes one byte. */
  public ModelOutput writeBoolean(boolean value) {
    return write(() -> out.writeByte(value ? 1 : 0));
  }

  /** Writes length and UTF-8 bytes. */
  public ModelOutput writeText(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return writeInt(utf8.length).write(() -> out.write(utf8));
  }

  /** Writes length and values. */
  public ModelOutput writeDoubles(double[] values) {
    writeInt(values.length);
    for (double value : values) {
      writeDouble(value);
    }
    return this;
  }

  /** Writes length and elements. */
  public <T> ModelOutput writeList(List<T> list, Consumer<T> element) {
    writeInt(list.size());
    list.forEach(element);
    return this;
  }

  /** Writes length and texts. */
  public ModelOutput writeTexts(List<String> texts) {
    return writeList(texts, this::writeText);
  }

  /** Writes length, keys and values in order. */
  public ModelOutput writeTextMap(Map<String, String> map) {
    writeInt(map.size());
    map.forEach((key, value) -> writeText(key).writeText(value));
    return this;
  }

  /** What was written. */
  public byte[] toBytes() {
    return bytes.toByteArray();
  }
}
