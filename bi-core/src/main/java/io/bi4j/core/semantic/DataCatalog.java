package io.bi4j.core.semantic;

import io.bi4j.core.BiException;
import io.bi4j.core.ErrorCode;
import io.bi4j.core.ErrorCode.Kind;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.source.InMemory;
import io.bi4j.core.spi.Source;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a query engine finds the rows of a data set.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface DataCatalog {
  /**
   * The rows of a data set.
   *
   * @param dataset a name as {@link Entity#dataset()} has it
   * @throws BiException {@code core/unknown-dataset} when there is none of that name
   */
  Source source(String dataset);

  /** A catalog of one data set in memory. */
  static DataCatalog of(String dataset, RecordSet rows) {
    return of(Map.of(dataset, InMemory.of(dataset, rows)));
  }

  /** A catalog of some sources. */
  static DataCatalog of(Map<String, ? extends Source> sources) {
    Map<String, Source> byName = new TreeMap<>(sources);
    return dataset -> {
      Source source = byName.get(dataset);
      if (source == null) {
        throw new BiException(
            ErrorCode.of("core/unknown-dataset", Kind.CONFIG),
            "There is no data set \""
                + dataset
                + "\". The data sets are: "
                + String.join(", ", byName.keySet())
                + ".");
      }
      return source;
    };
  }
}
