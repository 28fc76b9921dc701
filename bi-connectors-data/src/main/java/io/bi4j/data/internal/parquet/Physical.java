package io.bi4j.data.internal.parquet;

/** How values of a leaf are stored; the order is that of the specification. */
enum Physical {
  BOOLEAN(0),
  INT32(4),
  INT64(8),
  INT96(12),
  FLOAT(4),
  DOUBLE(8),
  BYTE_ARRAY(0),
  FIXED_LEN_BYTE_ARRAY(0);

  private static final Physical[] ALL = values();

  /** Bytes of a value; 0 when they differ or the schema says. */
  final int width;

  Physical(int width) {
    this.width = width;
  }

  boolean isBinary() {
    return this == INT96 || this == BYTE_ARRAY || this == FIXED_LEN_BYTE_ARRAY;
  }

  static Physical of(int number) {
    if (number < 0 || number >= ALL.length) {
      throw ParquetErrors.damaged("its schema names a physical type " + number);
    }
    return ALL[number];
  }
}
