package io.bi4j.core.internal.semantic;

import io.bi4j.core.expr.Expr;
import io.bi4j.core.semantic.BusinessCalendar;
import io.bi4j.core.semantic.Dimension;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.MetricQuery;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A query whose names were resolved against a model.
 *
 * @param query as it was asked
 * @param rows where its rows come from
 * @param keys what they are grouped by
 * @param measures what is computed
 * @param where which rows count, over columns
 * @param time the time dimension, when the query needs one
 * @param calendar how time is cut
 */
record BoundQuery(
    MetricQuery query,
    FactRows rows,
    List<BoundKey> keys,
    List<Measure> measures,
    @Nullable Expr where,
    @Nullable Dimension time,
    BusinessCalendar calendar) {

  Optional<BoundKey> key(String column) {
    return keys.stream().filter(key -> key.column().equals(column)).findFirst();
  }

  Optional<Measure> measure(String name) {
    return measures.stream().filter(measure -> measure.name().equals(name)).findFirst();
  }

  /** The one key that is a time. */
  Optional<BoundKey> timeKey() {
    List<BoundKey> times = keys.stream().filter(BoundKey::isTime).toList();
    return times.size() == 1 ? Optional.of(times.get(0)) : Optional.empty();
  }

  List<String> keyColumns() {
    return keys.stream().map(BoundKey::column).toList();
  }
}
