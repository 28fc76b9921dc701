package io.bi4j.core.semantic;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.json.JsonReader;
import io.bi4j.core.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A question in the words of a {@link SemanticModel}: some measures, by some groups, over a time.
 *
 * <pre>{@code
 * MetricQuery query = MetricQuery.of("revenue")
 *     .by("region").by("order_date", Grain.MONTH)
 *     .where("channel = 'web'")
 *     .during(TimeRange.year(2015)).against(Comparison.YEAR_AGO)
 *     .calc(Calc.shareWithin("revenue", "order_date_month"))
 *     .order(Order.desc("revenue")).limit(20)
 *     .build();
 * }</pre>
 *
 * <p>Steps are taken in this order: rows of the time that meet {@code where} are grouped; the
 * groups are compared with the other time; {@code having} drops groups; calculations see the rest;
 * {@link Calc.Top} drops rows; then order and limit. Without an order, rows come in the order of
 * their keys.
 *
 * <p>{@code toString()} is a canonical text and {@link #hash()} its hash; the JSON form ({@value
 * #SCHEMA}) reads back to an equal query. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class MetricQuery {
  /** The schema of the JSON form. */
  public static final String SCHEMA = "bi.query/1";

  private final List<String> measures;
  private final List<GroupKey> groupBy;
  private final @Nullable Expr where;
  private final @Nullable Expr having;
  private final @Nullable TimeRange time;
  private final @Nullable String timeDimension;
  private final @Nullable Comparison comparison;
  private final List<Calc> calcs;
  private final List<Order> orderBy;
  private final int limit;

  private MetricQuery(Builder builder) {
    this.measures = List.copyOf(builder.measures);
    this.groupBy = List.copyOf(builder.groupBy);
    this.where = builder.where;
    this.having = builder.having;
    this.time = builder.time;
    this.timeDimension = builder.timeDimension;
    this.comparison = builder.comparison;
    this.calcs = List.copyOf(builder.calcs);
    this.orderBy = List.copyOf(builder.orderBy);
    this.limit = builder.limit;
  }

  /** A builder of a query for some measures. */
  public static Builder of(String... measures) {
    return new Builder(List.of(measures));
  }

  /** As {@link #of(String...)}. */
  public static Builder of(List<String> measures) {
    return new Builder(measures);
  }

  /**
   * Reads the JSON form.
   *
   * @throws io.bi4j.core.BiException {@code core/bad-json} naming the path that is wrong
   */
  public static MetricQuery parse(String json) {
    return fromJson(JsonReader.forSpecs().named("query").parse(json));
  }

  /**
   * Reads the JSON form.
   *
   * @throws io.bi4j.core.BiException {@code core/bad-json} naming the path that is wrong
   */
  public static MetricQuery fromJson(JsonValue json) {
    return QueryJson.read(json);
  }

  /** The JSON form. */
  public JsonObject toJson() {
    return QueryJson.write(this);
  }

  /** The measures, in the order of the result's columns. */
  public List<String> measures() {
    return measures;
  }

  /** What the rows of the result stand for, in the order of the result's columns. */
  public List<GroupKey> groupBy() {
    return groupBy;
  }

  /** Which rows count: a condition over dimensions and columns of the entity. */
  public Optional<Expr> where() {
    return Optional.ofNullable(where);
  }

  /** Which groups count: a condition over the columns of the result. */
  public Optional<Expr> having() {
    return Optional.ofNullable(having);
  }

  /** The time that the query is about; all time when empty. */
  public Optional<TimeRange> time() {
    return Optional.ofNullable(time);
  }

  /** Which time dimension is meant; the entity's own when empty. */
  public Optional<String> timeDimension() {
    return Optional.ofNullable(timeDimension);
  }

  /** The time compared with. */
  public Optional<Comparison> comparison() {
    return Optional.ofNullable(comparison);
  }

  /** What is computed over the rows of the result. */
  public List<Calc> calcs() {
    return calcs;
  }

  /** How the rows are ordered. */
  public List<Order> orderBy() {
    return orderBy;
  }

  /** How many rows are wanted. */
  public OptionalInt limit() {
    return limit < 0 ? OptionalInt.empty() : OptionalInt.of(limit);
  }

  /** A short hash of the canonical text: equal queries have equal hashes on every machine. */
  public String hash() {
    return QueryText.hash(toString());
  }

  /** A builder with these parts. */
  public Builder toBuilder() {
    Builder builder = new Builder(measures);
    builder.groupBy.addAll(groupBy);
    builder.where = where;
    builder.having = having;
    builder.time = time;
    builder.timeDimension = timeDimension;
    builder.comparison = comparison;
    builder.calcs.addAll(calcs);
    builder.orderBy.addAll(orderBy);
    builder.limit = limit;
    return builder;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MetricQuery that && that.identity().equals(identity());
  }

  @Override
  public int hashCode() {
    return identity().hashCode();
  }

  private List<Object> identity() {
    return List.of(
        measures,
        groupBy,
        where(),
        having(),
        time(),
        timeDimension(),
        comparison(),
        calcs,
        orderBy,
        limit);
  }

  /** The canonical text. */
  @Override
  public String toString() {
    return QueryText.of(this);
  }

  /** Collects the parts of a query. Confined to one thread. */
  public static final class Builder {
    private final List<String> measures = new ArrayList<>();
    private final List<GroupKey> groupBy = new ArrayList<>();
    private @Nullable Expr where;
    private @Nullable Expr having;
    private @Nullable TimeRange time;
    private @Nullable String timeDimension;
    private @Nullable Comparison comparison;
    private final List<Calc> calcs = new ArrayList<>();
    private final List<Order> orderBy = new ArrayList<>();
    private int limit = -1;

    private Builder(List<String> measures) {
      this.measures.addAll(measures);
    }

    /** Groups by the values of dimensions. */
    public Builder by(String... dimensions) {
      for (String dimension : dimensions) {
        by(GroupKey.of(dimension));
      }
      return this;
    }

    /** Groups by the periods of a time dimension. */
    public Builder by(String dimension, Grain grain) {
      return by(GroupKey.of(dimension, grain));
    }

    /** Groups by a key. */
    public Builder by(GroupKey key) {
      groupBy.add(requireNonNull(key, "key"));
      return this;
    }

    /** Counts only rows that meet a condition; with an earlier condition, both. */
    public Builder where(Expr condition) {
      where = where == null ? condition : Exprs.call("and", where, condition);
      return this;
    }

    /** As {@link #where(Expr)}, from text. */
    public Builder where(String condition) {
      return where(Exprs.parse(condition));
    }

    /** Keeps only groups that meet a condition over the columns of the result. */
    public Builder having(Expr condition) {
      having = having == null ? condition : Exprs.call("and", having, condition);
      return this;
    }

    /** As {@link #having(Expr)}, from text. */
    public Builder having(String condition) {
      return having(Exprs.parse(condition));
    }

    /** Counts only rows of a time. */
    public Builder during(TimeRange range) {
      time = requireNonNull(range, "range");
      return this;
    }

    /** Takes another time dimension than the entity's own. */
    public Builder timeDimension(String dimension) {
      timeDimension = requireNonNull(dimension, "dimension");
      return this;
    }

    /** Compares with another time. */
    public Builder against(Comparison other) {
      comparison = requireNonNull(other, "other");
      return this;
    }

    /** Adds a calculation. */
    public Builder calc(Calc calc) {
      calcs.add(requireNonNull(calc, "calc"));
      return this;
    }

    /** Adds a column to order by, after those added before. */
    public Builder order(Order order) {
      orderBy.add(requireNonNull(order, "order"));
      return this;
    }

    /** Keeps only the first rows. */
    public Builder limit(int rows) {
      if (rows < 0) {
        throw new IllegalArgumentException("limit must be 0 or more, was " + rows + ".");
      }
      limit = rows;
      return this;
    }

    /** The query. */
    public MetricQuery build() {
      return new MetricQuery(this);
    }
  }
}
