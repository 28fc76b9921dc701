package io.bi4j.insights.internal.discover;

import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of a dimension in the order of a query's keys; rows without a value have no member.
 */
final class Members {
  private final List<Object> values = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final Map<Object, Integer> codes = new LinkedHashMap<>();

  private Members() {}

  /** From the first column of a result. */
  static Members of(RecordSet rows) {
    Members members = new Members();
    for (Row row : rows) {
      Object value = row.get(0);
      if (value != null && !members.codes.containsKey(value)) {
        members.codes.put(value, members.values.size());
        members.values.add(value);
        members.names.add(String.valueOf(value));
      }
    }
    return members;
  }

  List<String> names() {
    return names;
  }

  Object value(int member) {
    return values.get(member);
  }

  /** The member of a value, -1 for none. */
  int code(@Nullable Object value) {
    return value == null ? -1 : codes.getOrDefault(value, -1);
  }
}
