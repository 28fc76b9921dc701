package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.RecordSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The codes of columns of some rows, each made when it is first asked for. */
final class CodeCache {
  private final RecordSet data;
  private final Map<List<String>, Codes> made = new HashMap<>();

  CodeCache(RecordSet data) {
    this.data = data;
  }

  RecordSet data() {
    return data;
  }

  Codes of(ColumnProfile column) {
    return of(List.of(column.name()), cache -> Codes.of(data, column.ordinal));
  }

  Codes of(List<String> columns, Function<CodeCache, Codes> maker) {
    Codes codes = made.get(columns);
    if (codes == null) {
      codes = maker.apply(this);
      made.put(columns, codes);
    }
    return codes;
  }
}
