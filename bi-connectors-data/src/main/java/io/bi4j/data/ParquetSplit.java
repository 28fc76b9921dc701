package io.bi4j.data;

import io.bi4j.core.BiException;
import io.bi4j.core.spi.Split;
import io.bi4j.data.internal.parquet.ParquetErrors;
import java.util.ArrayList;
import java.util.List;

/**
 * A row group of one version of a file, and the columns to read of it; all of it stands in the
 * split's id.
 */
record ParquetSplit(int group, String version, List<String> columns) {

  static Split of(int group, String version, List<String> columns, List<String> names) {
    StringBuilder id = new StringBuilder("row group ").append(group).append(" of ").append(version);
    for (String column : columns) {
      id.append(' ').append(names.indexOf(column));
    }
    return new Split(id.toString());
  }

  static ParquetSplit parse(Split split, List<String> names) {
    String[] parts = split.id().split(" ");
    try {
      List<String> columns = new ArrayList<>();
      for (int i = 5; i < parts.length; i++) {
        columns.add(names.get(Integer.parseInt(parts[i])));
      }
      return new ParquetSplit(Integer.parseInt(parts[2]), parts[4], columns);
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new BiException(
          ParquetErrors.SOURCE_CHANGED,
          "Split \"" + split.id() + "\" does not belong to this Parquet file. Plan it again.",
          e);
    }
  }
}
