package io.bi4j.core.spi;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import java.util.List;
import java.util.Optional;

/**
 * How a source answers a {@link ReadRequest}.
 *
 * @param schema the columns that every batch will have
 * @param splits the parts, each read by one reader
 * @param residual the part of the filter that the source does not apply; the engine does
 * @since 0.1
 */
public record ReadPlan(Schema schema, List<Split> splits, Optional<Expr> residual) {
  public ReadPlan {
    requireNonNull(schema, "schema");
    splits = List.copyOf(splits);
  }
}
