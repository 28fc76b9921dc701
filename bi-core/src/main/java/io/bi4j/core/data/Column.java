package io.bi4j.core.data;

import org.jspecify.annotations.Nullable;

/**
 * The cells of one field of a {@link RecordBatch}. Each permitted kind has a primitive accessor
 * named for what it returns; {@link #valueAt(int)} boxes and is for people and tests.
 *
 * <p><b>Nulls.</b> A null cell reads as zero, false or empty through the primitive accessors; ask
 * {@link #isNull(int)} first. <b>Threads.</b> Immutable, thread-safe.
 *
 * @since 0.1
 */
public sealed interface Column
    permits LongColumn,
        DoubleColumn,
        BoolColumn,
        StringColumn,
        DecimalColumn,
        MoneyColumn,
        BytesColumn,
        ListColumn,
        StructColumn,
        MapColumn {

  /** The type of every cell. */
  DataType type();

  /** How many cells there are. */
  int rowCount();

  /** Whether a cell is null. */
  boolean isNull(int row);

  /** How many cells are null. */
  int nullCount();

  /**
   * 64 null marks at once: bit {@code i} is set when row {@code 64 * index + i} is null. Bits past
   * the last row are zero.
   */
  long nullWord(int index);

  /**
   * The cell as a plain Java object, or null: Boolean, Long, Double, {@link java.math.BigDecimal},
   * {@link Money}, String, byte[], {@link java.time.LocalDate}, {@link java.time.LocalTime}, {@link
   * java.time.LocalDateTime}, {@link java.time.Instant}, {@link java.time.Duration}, List or Map.
   */
  @Nullable Object valueAt(int row);

  /** Bytes of heap that this column keeps alive, dictionaries not counted. */
  long retainedBytes();
}
