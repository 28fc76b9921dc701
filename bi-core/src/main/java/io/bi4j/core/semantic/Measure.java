package io.bi4j.core.semantic;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number that is computed over the rows of a group, such as {@code sum(net) / count()}.
 * Immutable.
 *
 * <p>A ratio is written as a ratio of aggregates, so that it is right at every level: it is never
 * the mean of ratios.
 *
 * @since 0.1
 */
public final class Measure {
  private final String name;
  private final String entity;
  private final Expr expr;
  private final Additivity additivity;
  private final Unit unit;
  private final GoodDirection good;
  private final Missing missing;
  private final String definition;
  private final String source;

  /** What a group or period without rows counts as, when one must be filled in. */
  public enum Missing {
    /** Not known. */
    NULL,
    /** Zero: no orders were placed. */
    ZERO
  }

  private Measure(Builder builder) {
    this.name = builder.name;
    this.entity = builder.entity;
    this.expr = builder.expr;
    this.additivity =
        builder.additivity == null ? AggregateRules.additivityOf(expr) : builder.additivity;
    this.unit = builder.unit;
    this.good = builder.good;
    this.missing = builder.missing;
    this.definition = builder.definition;
    this.source = builder.source;
  }

  /**
   * A builder of a measure of an entity. Unless it is set, additivity follows from the expression:
   * {@code sum} and {@code count} of rows are additive, all else is not.
   *
   * @param expr an expression with aggregate calls over columns of the entity's rows
   */
  public static Builder builder(String name, String entity, Expr expr) {
    return new Builder(name, entity, expr);
  }

  /**
   * As {@link #builder(String, String, Expr)}, from text.
   *
   * @throws io.bi4j.core.BiException {@code core/bad-expression}
   */
  public static Builder builder(String name, String entity, String expr) {
    return new Builder(name, entity, Exprs.parse(expr));
  }

  /** The measure's name, unique in its model. */
  public String name() {
    return name;
  }

  /** The entity over whose rows it is computed. */
  public String entity() {
    return entity;
  }

  /** How it is computed: an expression with aggregate calls. */
  public Expr expr() {
    return expr;
  }

  /** Over what it may be summed. */
  public Additivity additivity() {
    return additivity;
  }

  /** What it counts. */
  public Unit unit() {
    return unit;
  }

  /** Which change is good news. */
  public GoodDirection good() {
    return good;
  }

  /** What a group or period without rows counts as. */
  public Missing missing() {
    return missing;
  }

  /** What it means, for people; may be empty. */
  public String definition() {
    return definition;
  }

  /** Where the definition or the data comes from; may be empty. */
  public String source() {
    return source;
  }

  /** A builder with these values. */
  public Builder toBuilder() {
    return builder(name, entity, expr)
        .additivity(additivity)
        .unit(unit)
        .good(good)
        .missing(missing)
        .definition(definition)
        .source(source);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Measure that && that.identity().equals(identity());
  }

  @Override
  public int hashCode() {
    return identity().hashCode();
  }

  private List<Object> identity() {
    return List.of(name, entity, expr, additivity, unit, good, missing, definition, source);
  }

  @Override
  public String toString() {
    return "Measure(" + name + " = " + expr + ", " + additivity + ", " + unit + ")";
  }

  /** Collects the parts of a measure. Confined to one thread. */
  public static final class Builder {
    private final String name;
    private final String entity;
    private final Expr expr;
    private @Nullable Additivity additivity;
    private Unit unit = Unit.NONE;
    private GoodDirection good = GoodDirection.NONE;
    private Missing missing = Missing.NULL;
    private String definition = "";
    private String source = "";

    private Builder(String name, String entity, Expr expr) {
      this.name = SemanticFailures.named(name, "A measure");
      this.entity = requireNonNull(entity, "entity");
      this.expr = requireNonNull(expr, "expr");
    }

    /** Over what it may be summed. */
    public Builder additivity(Additivity additivity) {
      this.additivity = requireNonNull(additivity, "additivity");
      return this;
    }

    /** What it counts. */
    public Builder unit(Unit unit) {
      this.unit = requireNonNull(unit, "unit");
      return this;
    }

    /** Which change is good news. */
    public Builder good(GoodDirection good) {
      this.good = requireNonNull(good, "good");
      return this;
    }

    /** What a group or period without rows counts as. */
    public Builder missing(Missing missing) {
      this.missing = requireNonNull(missing, "missing");
      return this;
    }

    /** What it means, for people. */
    public Builder definition(String definition) {
      this.definition = requireNonNull(definition, "definition");
      return this;
    }

    /** Where the definition or the data comes from. */
    public Builder source(String source) {
      this.source = requireNonNull(source, "source");
      return this;
    }

    /** The measure. */
    public Measure build() {
      return new Measure(this);
    }
  }
}
