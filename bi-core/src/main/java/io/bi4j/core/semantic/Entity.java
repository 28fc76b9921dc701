package io.bi4j.core.semantic;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing that one data set holds a row of each: orders, customers, stores. Immutable.
 *
 * @since 0.1
 */
public final class Entity {
  private final String name;
  private final String dataset;
  private final List<String> key;
  private final @Nullable String time;
  private final @Nullable Grain grain;

  private Entity(Builder builder) {
    this.name = builder.name;
    this.dataset = builder.dataset;
    this.key = List.copyOf(builder.key);
    this.time = builder.time;
    this.grain = builder.grain;
  }

  /** A builder; the data set has the entity's name unless it is set. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** The entity's name. */
  public String name() {
    return name;
  }

  /** The name under which a {@link DataCatalog} has the rows. */
  public String dataset() {
    return dataset;
  }

  /** The columns that together tell rows apart; empty when not known. */
  public List<String> key() {
    return key;
  }

  /** The dimension that holds the time of a row. */
  public Optional<String> time() {
    return Optional.ofNullable(time);
  }

  /** How far apart the times of rows are: a row a month, or seconds for single events. */
  public Optional<Grain> grain() {
    return Optional.ofNullable(grain);
  }

  /** A builder with these values. */
  public Builder toBuilder() {
    Builder builder = builder(name).dataset(dataset).key(key);
    builder.time = time;
    builder.grain = grain;
    return builder;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Entity that && that.identity().equals(identity());
  }

  @Override
  public int hashCode() {
    return identity().hashCode();
  }

  private List<Object> identity() {
    return List.of(name, dataset, key, time(), grain());
  }

  @Override
  public String toString() {
    return "Entity(" + name + ", key " + key + ")";
  }

  /** Collects the parts of an entity. Confined to one thread. */
  public static final class Builder {
    private final String name;
    private String dataset;
    private List<String> key = new ArrayList<>();
    private @Nullable String time;
    private @Nullable Grain grain;

    private Builder(String name) {
      this.name = SemanticFailures.named(name, "An entity");
      this.dataset = name;
    }

    /** The name of the data set. */
    public Builder dataset(String dataset) {
      this.dataset = requireNonNull(dataset, "dataset");
      return this;
    }

    /** The columns that tell rows apart. */
    public Builder key(List<String> columns) {
      this.key = List.copyOf(columns);
      return this;
    }

    /** The dimension that holds the time of a row. */
    public Builder time(String dimension) {
      this.time = requireNonNull(dimension, "dimension");
      return this;
    }

    /** How far apart the times of rows are. */
    public Builder grain(Grain grain) {
      this.grain = requireNonNull(grain, "grain");
      return this;
    }

    /** The entity. */
    public Entity build() {
      return new Entity(this);
    }
  }
}
