package io.bi4j.core.internal.plan;

import io.bi4j.core.data.DataType;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.NamedExpr;
import io.bi4j.core.pipeline.JoinType;
import io.bi4j.core.pipeline.OnMissing;
import io.bi4j.core.pipeline.Transform;
import io.bi4j.core.pipeline.Window;
import io.bi4j.core.spi.Source;
import io.bi4j.core.spi.SourceRef;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of the logical plan; a plan is the tree below its last step. Immutable. */
public sealed interface Step {
  /** The steps whose rows come in. */
  List<Step> inputs();

  /** What the step is called in reports and in JSON. */
  String kind();

  /** One line about the step for explain and messages. */
  String describe();

  /** Rows of a source, with its name in JSON when it has one. */
  record Read(Source source, @Nullable SourceRef ref) implements Step {
    @Override
    public List<Step> inputs() {
      return List.of();
    }

    @Override
    public String kind() {
      return "read";
    }

    @Override
    public String describe() {
      return "read " + source.name();
    }
  }

  /** Rows for which a condition is true. */
  record Filter(Step input, Expr condition) implements Step {
    @Override
    public List<Step> inputs() {
      return List.of(input);
    }

    @Override
    public String kind() {
      return "filter";
    }

    @Override
    public String describe() {
      return "filter " + condition;
    }
  }

  /** One more column, or another value for a column of the same name. */
  record Derive(Step input, NamedExpr column) implements Step {
    @Override
    public List<Step> inputs() {
      return List.of(input);
    }

    @Override
    public String kind() {
      return "derive";
    }

    @Override
    public String describe() {
      return "derive " + column;
    }
  }

  /** Some columns, in the order asked for. */
  record Select(Step input, List<String> columns) implements Step {
    @Override
    public List<Step> inputs() {
      return List.of(input);
    }

    @Override
    public String kind() {
      return "select";
    }

    @Override
    public String describe() {
      return "select " + String.join(", ", columns);
    }
  }

  /** Other names for some columns. */
  record Rename(Step input, Map<String, String> names) implements Step {
    @Override
    public List<Step> inputs() {
      return List.of(input);
    }

    @Override
    public String kind() {
      return "rename";
    }

    @Override
    public String describe() {
      return "rename " + names;
    }
  }

  /** Another type for a column. */
  record Cast(Step input, String column, DataType type, boolean attempt) implements Step {
    @Override
    public List<Step> inputs() {
      return List.of(input);
    }

    @Override
    public String kind() {
      return "cast";
    }

    @Override
    public String describe() {
      return (attempt ? "try_cast " : "cast ") + column + " as " + type;
    }
  }

  /** Rows that break a rule have an error. */
  record Validate(Step input, String rule, Expr condition) implements Step {
    @Override
    public List<Step> inputs() {
      return List.of(input);
    }

    @Override
    public String kind() {
      return "validate";
    }

    @Override
    public String describe() {
      return "validate " + rule + ": " + condition;
    }
  }

  /** One row per element of a list, or one column per field of a struct. */
  record Unnest(Step input, String column) implements Step {
    @Override
    public List<Step> inputs() {
      return List.of(input);
    }

    @Override
    public String kind() {
      return "unnest";
    }

    @Override
    public String describe() {
      return "unnest " + column;
    }
  }

  /** One row per group. */
  record GroupBy(Step input, List<NamedExpr> keys, List<NamedExpr> aggregates) implements Step {
    @Override
    public List<Step> inputs() {
      return List.of(input);
    }

    @Override
    public String kind() {
      return "group_by";
    }

    @Override
    public String describe() {
      return "group by " + keys + " with " + aggregates;
    }
  }

  /** Rows in order; at most {@code limit} of them when it is not negative. */
  record Sort(Step input, List<SortKey> keys, long limit) implements Step {
    @Override
    public List<Step> inputs() {
      return List.of(input);
    }

    @Override
    public String kind() {
      return limit < 0 ? "sort" : "top";
    }

    @Override
    public String describe() {
      return (limit < 0 ? "sort by " : "top " + limit + " by ") + keys;
    }
  }

  /**
   * One row per key: the first, or the one with the largest order.
   *
   * @param keys the columns that are compared
   * @param latestBy the column whose largest value stays, or null when the first row stays
   */
  record Dedupe(Step input, List<String> keys, @Nullable String latestBy) implements Step {
    @Override
    public List<Step> inputs() {
      return List.of(input);
    }

    @Override
    public String kind() {
      return "dedupe";
    }

    @Override
    public String describe() {
      String rule = latestBy == null ? "first" : "latest " + latestBy;
      return "dedupe by " + keys + " keeping the " + rule;
    }
  }

  /** Rows of two inputs with equal keys. */
  record Join(Step left, Step right, JoinType type, List<KeyPair> on) implements Step {
    @Override
    public List<Step> inputs() {
      return List.of(left, right);
    }

    @Override
    public String kind() {
      return "join";
    }

    @Override
    public String describe() {
      return type.name().toLowerCase(Locale.ROOT) + " join on " + on;
    }
  }

  /** Columns of a table with at most one row for each key. */
  record Lookup(Step left, Step table, List<KeyPair> on, List<String> columns, OnMissing missing)
      implements Step {
    @Override
    public List<Step> inputs() {
      return List.of(left, table);
    }

    @Override
    public String kind() {
      return "lookup";
    }

    @Override
    public String describe() {
      return "lookup " + columns + " on " + on;
    }
  }

  /**
   * One row per value column.
   *
   * @param columns the columns that become rows, all of one type
   * @param name the column that holds their names
   * @param value the column that holds their cells
   */
  record Unpivot(Step input, List<String> columns, String name, String value) implements Step {
    @Override
    public List<Step> inputs() {
      return List.of(input);
    }

    @Override
    public String kind() {
      return "unpivot";
    }

    @Override
    public String describe() {
      return "unpivot " + columns + " into " + name + ", " + value;
    }
  }

  /**
   * One row per group, and one column per value and aggregate.
   *
   * @param column the column whose values become columns
   * @param values constants of its type
   */
  record Pivot(
      Step input,
      List<NamedExpr> keys,
      String column,
      List<Expr> values,
      List<NamedExpr> aggregates)
      implements Step {
    @Override
    public List<Step> inputs() {
      return List.of(input);
    }

    @Override
    public String kind() {
      return "pivot";
    }

    @Override
    public String describe() {
      return "pivot " + column + " in " + values + " by " + keys + " with " + aggregates;
    }
  }

  /**
   * Rows with the windows of event time that they are in.
   *
   * @param time the column of the event time
   * @param keys the columns that sessions are apart by; empty for other windows
   */
  record Windowed(Step input, String time, Window window, List<String> keys) implements Step {
    @Override
    public List<Step> inputs() {
      return List.of(input);
    }

    @Override
    public String kind() {
      return "window";
    }

    @Override
    public String describe() {
      String length =
          window.kind() == Window.Kind.SLIDING
              ? window.size() + " every " + window.slide()
              : window.size().toString();
      return window.kind().name().toLowerCase(Locale.ROOT)
          + " windows of "
          + length
          + " over "
          + time
          + (keys.isEmpty() ? "" : " by " + keys);
    }
  }

  /** The first rows. */
  record Limit(Step input, long rows) implements Step {
    @Override
    public List<Step> inputs() {
      return List.of(input);
    }

    @Override
    public String kind() {
      return "limit";
    }

    @Override
    public String describe() {
      return "limit " + rows;
    }
  }

  /** The rows of several inputs with the same columns, one input after the other. */
  record Union(List<Step> inputs) implements Step {
    @Override
    public String kind() {
      return "union";
    }

    @Override
    public String describe() {
      return "union of " + inputs.size();
    }
  }

  /** Rows as a user's own code turns them into others. */
  record Apply(Step input, String name, Transform transform) implements Step {
    @Override
    public List<Step> inputs() {
      return List.of(input);
    }

    @Override
    public String kind() {
      return "transform";
    }

    @Override
    public String describe() {
      return "transform " + name;
    }
  }
}
