package io.bi4j.core.internal.exec;

/** Tells where the rows of a chunk stood in their source. */
public interface Origin {
  /** Rows that were computed, not read. */
  Origin UNKNOWN =
      new Origin() {
        @Override
        public String source() {
          return "";
        }

        @Override
        public long byteOffset(int row) {
          return -1;
        }

        @Override
        public long rowNumber(int row) {
          return -1;
        }

        @Override
        public String rawCell(int row, int column) {
          return "";
        }
      };

  /** The name of the source, for example a file name; never a secret. */
  String source();

  /** Where the row starts, counted in bytes from zero, or -1 when unknown. */
  long byteOffset(int row);

  /** The number of the data row counted from one, or -1 when unknown. */
  long rowNumber(int row);

  /** The cell as it stood in the source, or the whole record when the column is negative. */
  String rawCell(int row, int column);
}
