package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.RecordSet;
import java.util.HashMap;
import java.util.Map;

/** The codes of columns that were asked for, each made once. */
final class CodeCache {
  private final RecordSet data;
  private final Map<Integer, Codes> made = new HashMap<>();

  CodeCache(RecordSet data) {
    this.data = data;
  }

  Codes of(ColumnProfile column) {
    return made.computeIfAbsent(column.ordinal, ordinal -> Codes.of(data, ordinal));
  }
}
