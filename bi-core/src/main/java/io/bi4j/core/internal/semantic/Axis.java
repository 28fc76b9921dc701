package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.DataType;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import java.util.List;
import java.util.function.Function;

/**
 * Something that rows are told apart by: a column, or a date made of several.
 *
 * @param name the dimension's name
 * @param expr how it is computed
 * @param type the type of its values
 * @param columns the columns it is made of
 * @param codesOf its values in the rows that a cache is about
 */
record Axis(
    String name,
    Expr expr,
    DataType type,
    List<String> columns,
    Function<CodeCache, Codes> codesOf) {

  static Axis of(ColumnProfile column) {
    return new Axis(
        column.name(),
        Exprs.col(column.name()),
        column.type(),
        List.of(column.name()),
        cache -> cache.of(column));
  }

  Codes codes(CodeCache rows) {
    return codesOf.apply(rows);
  }
}
