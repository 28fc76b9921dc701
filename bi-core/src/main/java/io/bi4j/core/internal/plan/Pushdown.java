package io.bi4j.core.internal.plan;

import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.expr.NamedExpr;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.state.StreamState;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a source is asked for: the columns that the steps after it use, the filters right behind it,
 * and a limit when nothing between can drop rows. The filters stay in the pipeline, so a source may
 * do as much of them as it can, or nothing.
 */
final class Pushdown {
  private final Map<Step, List<Step>> consumers = new IdentityHashMap<>();

  Pushdown(List<Step> steps) {
    for (Step step : steps) {
      for (Step input : step.inputs()) {
        consumers.computeIfAbsent(input, s -> new ArrayList<>()).add(step);
      }
    }
  }

  ReadRequest request(Step read) {
    return new ReadRequest(columns(read), filter(read), limit(read), StreamState.empty());
  }

  private @Nullable Step after(Step step) {
    List<Step> next = consumers.getOrDefault(step, List.of());
    return next.size() == 1 ? next.get(0) : null;
  }

  private Optional<Expr> filter(Step read) {
    Expr all = null;
    Step step = after(read);
    while (step instanceof Step.Filter || step instanceof Step.Select) {
      if (step instanceof Step.Filter filter) {
        all = all == null ? filter.condition() : Exprs.call("and", all, filter.condition());
      }
      step = after(step);
    }
    return Optional.ofNullable(all);
  }

  private OptionalLong limit(Step read) {
    Step step = after(read);
    while (step instanceof Step.Select || step instanceof Step.Rename) {
      step = after(step);
    }
    return step instanceof Step.Limit limit ? OptionalLong.of(limit.rows()) : OptionalLong.empty();
  }

  /** The columns that count, or none when a step may look at all of them. */
  private List<String> columns(Step read) {
    Set<String> used = new LinkedHashSet<>();
    Set<String> derived = new LinkedHashSet<>();
    for (Step step = after(read); step != null; step = after(step)) {
      if (step instanceof Step.Filter filter) {
        use(filter.condition(), used, derived);
      } else if (step instanceof Step.Validate validate) {
        use(validate.condition(), used, derived);
      } else if (step instanceof Step.Sort sort) {
        sort.keys().forEach(key -> use(key.expr(), used, derived));
      } else if (step instanceof Step.Derive derive) {
        use(derive.column().expr(), used, derived);
        derived.add(derive.column().name());
      } else if (step instanceof Step.Select select) {
        select.columns().forEach(column -> use(Exprs.col(column), used, derived));
        return List.copyOf(used);
      } else if (step instanceof Step.GroupBy groupBy) {
        use(groupBy.keys(), used, derived);
        use(groupBy.aggregates(), used, derived);
        return List.copyOf(used);
      } else if (!(step instanceof Step.Limit)) {
        return List.of();
      }
    }
    return List.of();
  }

  private static void use(List<NamedExpr> exprs, Set<String> used, Set<String> derived) {
    exprs.forEach(each -> use(each.expr(), used, derived));
  }

  private static void use(Expr expr, Set<String> used, Set<String> derived) {
    if (expr instanceof Expr.Column column && !derived.contains(column.name())) {
      used.add(column.name());
    }
    expr.children().forEach(child -> use(child, used, derived));
  }
}
