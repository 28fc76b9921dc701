package io.bi4j.ml.internal.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads the parts of a model. Whatever the bytes say, no more memory is taken than they could fill.
 * Confined to one thread.
 */
public final class ModelInput {
  private final ByteBuffer in;

  /** Reads from the first byte on. */
  public ModelInput(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes);
  }

  private void require(long bytes) {
    if (bytes < 0 || bytes > in.remaining()) {
      throw ModelFile.bad(
          bytes
              + " bytes should follow at position "
              + in.position()
              + " but "
              + in.remaining()
              + " are left");
    }
  }

  public int readInt() {
    require(4);
    return in.getInt();
  }

  /** An int between bounds, both possible. */
  public int readInt(int least, int most, String what) {
    int value = readInt();
    if (value < least || value > most) {
      throw ModelFile.bad(what + " is " + value + " but must be " + least + " to " + most);
    }
    return value;
  }

  public long readLong() {
    require(8);
    return in.getLong();
  }

  /** A double that is not NaN and not infinite. */
  public double readDouble(String what) {
    double value = Double.longBitsToDouble(readLong());
    if (!Double.isFinite(value)) {
      throw ModelFile.bad(what + " is " + value);
    }
    return value;
  }

  public boolean readBoolean() {
    require(1);
    return in.get() != 0;
  }

  public String readText() {
    int length = readInt();
    require(length);
    ByteBuffer utf8 = in.slice(in.position(), length);
    in.position(in.position() + length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw ModelFile.bad("a text before position " + in.position() + " is not UTF-8");
    }
  }

  /** Finite doubles. */
  public double[] readDoubles(String what) {
    int length = readInt();
    require(8L * length);
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = readDouble(what);
    }
    return values;
  }

  /** Elements that take at least one byte each. */
  public <T> List<T> readList(Supplier<T> element) {
    int length = readInt();
    require(length);
    List<T> list = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      list.add(element.get());
    }
    return list;
  }

  public List<String> readTexts() {
    return readList(this::readText);
  }

  public Map<String, String> readTextMap() {
    Map<String, String> map = new LinkedHashMap<>();
    int length = readInt();
    require(length);
    for (int i = 0; i < length; i++) {
      String key = readText();
      map.put(key, readText());
    }
    return map;
  }

  /** An enum constant by its name. */
  public <E extends Enum<E>> E readEnum(Class<E> type, String what) {
    String name = readText();
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> ModelFile.bad("their " + what + " is unknown to this release"));
  }

  /** Refuses bytes after the end. */
  public void requireEnd() {
    if (in.hasRemaining()) {
      throw ModelFile.bad(in.remaining() + " bytes follow after the model's end");
    }
  }
}
