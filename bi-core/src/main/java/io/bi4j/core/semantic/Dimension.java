package io.bi4j.core.semantic;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that rows are grouped and filtered by. Immutable.
 *
 * @since 0.1
 */
public final class Dimension {
  private final String name;
  private final String entity;
  private final Expr expr;
  private final Kind kind;
  private final @Nullable Grain grain;
  private final boolean personal;
  private final String definition;

  /** The kinds of dimensions. */
  public enum Kind {
    /** A few names, such as regions. */
    CATEGORY,
    /** Points in time. */
    TIME,
    /** Many names, such as customers. */
    ENTITY,
    /** True or false. */
    BOOLEAN
  }

  private Dimension(Builder builder) {
    this.name = builder.name;
    this.entity = builder.entity;
    this.expr = builder.expr;
    this.kind = builder.kind;
    this.grain = builder.grain;
    this.personal = builder.personal;
    this.definition = builder.definition;
    if (grain != null && kind != Kind.TIME) {
      throw new IllegalArgumentException(
          "Dimension \"" + name + "\" is " + kind + "; only TIME has a grain.");
    }
  }

  /** A builder of a dimension of an entity: CATEGORY over the column of the same name. */
  public static Builder builder(String name, String entity) {
    return new Builder(name, entity);
  }

  /** The dimension's name, unique in its model. */
  public String name() {
    return name;
  }

  /** The entity whose rows it describes. */
  public String entity() {
    return entity;
  }

  /** How it is computed from the columns of the entity's rows. */
  public Expr expr() {
    return expr;
  }

  /** What kind it is. */
  public Kind kind() {
    return kind;
  }

  /** For TIME how far apart the times are: a finer grouping makes no sense. */
  public Optional<Grain> grain() {
    return Optional.ofNullable(grain);
  }

  /** Whether its values identify a person, so that they must not be shown one by one. */
  public boolean isPersonal() {
    return personal;
  }

  /** What it means, for people; may be empty. */
  public String definition() {
    return definition;
  }

  /** A builder with these values. */
  public Builder toBuilder() {
    Builder builder =
        builder(name, entity).expr(expr).kind(kind).personal(personal).definition(definition);
    builder.grain = grain;
    return builder;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Dimension that && that.identity().equals(identity());
  }

  @Override
  public int hashCode() {
    return identity().hashCode();
  }

  private List<Object> identity() {
    return List.of(name, entity, expr, kind, grain(), personal, definition);
  }

  @Override
  public String toString() {
    return "Dimension(" + name + " = " + expr + ", " + kind + ")";
  }

  /** Collects the parts of a dimension. Confined to one thread. */
  public static final class Builder {
    private final String name;
    private final String entity;
    private Expr expr;
    private Kind kind = Kind.CATEGORY;
    private @Nullable Grain grain;
    private boolean personal;
    private String definition = "";

    private Builder(String name, String entity) {
      this.name = SemanticFailures.named(name, "A dimension");
      this.entity = requireNonNull(entity, "entity");
      this.expr = Exprs.col(name);
    }

    /** How it is computed from the columns of the entity's rows. */
    public Builder expr(Expr expr) {
      this.expr = requireNonNull(expr, "expr");
      return this;
    }

    /** As {@link #expr(Expr)}, from text. */
    public Builder expr(String text) {
      return expr(Exprs.parse(text));
    }

    /** What kind it is. */
    public Builder kind(Kind kind) {
      this.kind = requireNonNull(kind, "kind");
      return this;
    }

    /** A time whose values are this far apart. */
    public Builder time(Grain grain) {
      this.grain = requireNonNull(grain, "grain");
      return kind(Kind.TIME);
    }

    /** Whether its values identify a person. */
    public Builder personal(boolean personal) {
      this.personal = personal;
      return this;
    }

    /** What it means, for people. */
    public Builder definition(String definition) {
      this.definition = requireNonNull(definition, "definition");
      return this;
    }

    /** The dimension. */
    public Dimension build() {
      return new Dimension(this);
    }
  }
}
