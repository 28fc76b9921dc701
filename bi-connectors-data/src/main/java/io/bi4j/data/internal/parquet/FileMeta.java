package io.bi4j.data.internal.parquet;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The footer of a file.
 *
 * @param root the schema
 * @param leaves the columns with values, in order
 * @param rows the number of rows
 * @param groups the row groups, in order
 * @param texts what the writer noted for others, by key
 */
record FileMeta(
    SchemaNode root,
    List<SchemaNode> leaves,
    long rows,
    List<Group> groups,
    Map<String, String> texts) {

  /**
   * A row group.
   *
   * @param chunks one per leaf, in their order
   */
  record Group(List<Chunk> chunks, long rows, long uncompressedBytes) {}

  /**
   * The values of one leaf in one row group.
   *
   * @param start where its first page starts
   * @param dataPage where its first page of data starts
   * @param compressedBytes how many bytes its pages have
   */
  record Chunk(
      Physical physical,
      int codec,
      long values,
      long start,
      long dataPage,
      long compressedBytes,
      long uncompressedBytes,
      @Nullable Stats stats) {}

  /**
   * What is known of the values of a chunk.
   *
   * @param nulls how many are null, -1 when unknown
   */
  record Stats(byte @Nullable [] min, byte @Nullable [] max, long nulls) {}
}
