package io.bi4j.core.spi;

import io.bi4j.core.expr.Expr;
import io.bi4j.core.state.StreamState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a pipeline would like to read. Everything is a request: a source that cannot help reads all,
 * and the engine does the rest.
 *
 * @param columns the columns needed, empty for all
 * @param filter a condition that rows will have to meet
 * @param limit how many rows are enough
 * @param state what the source remembered after the last run
 * @since 0.1
 */
public record ReadRequest(
    List<String> columns, Optional<Expr> filter, OptionalLong limit, StreamState state) {
  public ReadRequest {
    columns = List.copyOf(columns);
  }

  /** Everything, from the beginning. */
  public static ReadRequest all() {
    return new ReadRequest(List.of(), Optional.empty(), OptionalLong.empty(), StreamState.empty());
  }
}
