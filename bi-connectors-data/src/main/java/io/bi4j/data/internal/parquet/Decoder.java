package io.bi4j.data.internal.parquet;

/** Reads the values of one page, from first to last. */
interface Decoder {
  /** Adds the next values. */
  void read(Values out, int count);

  static ParquetErrors.Damage tooShort() {
    return ParquetErrors.damaged("a page ends before its last value");
  }
}
