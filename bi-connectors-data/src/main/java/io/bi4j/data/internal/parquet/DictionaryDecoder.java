package io.bi4j.data.internal.parquet;

/** Codes into the dictionary page of the chunk. */
final class DictionaryDecoder implements Decoder {
  private static final int STEP = 4096;

  private final DictionaryPage dictionary;
  private final Physical physical;
  private final RleReader codes;
  private final int[] buffer = new int[STEP];

  DictionaryDecoder(DictionaryPage dictionary, Physical physical, byte[] bytes, int from, int end) {
    if (from >= end) {
      throw Decoder.tooShort();
    }
    this.dictionary = dictionary;
    this.physical = physical;
    this.codes = new RleReader(bytes, from + 1, end, bytes[from] & 0xFF);
  }

  @Override
  public void read(Values out, int count) {
    for (int left = count; left > 0; left -= STEP) {
      int step = Math.min(left, STEP);
      codes.read(buffer, 0, step);
      int size = dictionary.values.count;
      for (int i = 0; i < step; i++) {
        if (Integer.compareUnsigned(buffer[i], size) >= 0) {
          throw ParquetErrors.damaged("a page names a value that its dictionary does not have");
        }
      }
      add(out, step);
    }
  }

  private void add(Values out, int count) {
    Values words = dictionary.values;
    int[] shared = dictionary.shared;
    if (shared != null && (out.coded || out.count == 0)) {
      int[] target = out.roomForCodes(count);
      out.coded = true;
      for (int i = 0; i < count; i++) {
        target[out.count++] = shared[buffer[i]];
      }
      return;
    }
    switch (physical) {
      case BOOLEAN -> {
        boolean[] target = out.roomForBools(count);
        for (int i = 0; i < count; i++) {
          target[out.count++] = words.bools[buffer[i]];
        }
      }
      case INT32, INT64 -> {
        long[] target = out.roomForLongs(count);
        for (int i = 0; i < count; i++) {
          target[out.count++] = words.longs[buffer[i]];
        }
      }
      case FLOAT, DOUBLE -> {
        double[] target = out.roomForDoubles(count);
        for (int i = 0; i < count; i++) {
          target[out.count++] = words.doubles[buffer[i]];
        }
      }
      default -> {
        out.roomForBinary(count);
        for (int i = 0; i < count; i++) {
          out.addBinaryFrom(words, buffer[i]);
        }
      }
    }
  }
}
