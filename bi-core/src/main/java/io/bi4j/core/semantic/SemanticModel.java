package io.bi4j.core.semantic;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.BiException;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.semantic.ModelInference;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.json.JsonReader;
import io.bi4j.core.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What data means: its entities, how they relate, the measures and dimensions people ask for, the
 * words they use and the calendar they live by.
 *
 * <pre>{@code
 * SemanticModel shop = SemanticModel.builder("shop")
 *     .entity(Entity.builder("orders").key(List.of("id")).time("day").grain(Grain.DAY).build())
 *     .dimension(Dimension.builder("day", "orders").time(Grain.DAY).build())
 *     .dimension(Dimension.builder("channel", "orders").build())
 *     .measure(Measure.builder("revenue", "orders", "sum(net)").unit(Unit.currency("EUR")).build())
 *     .build();
 * }</pre>
 *
 * <p>A model may be built with mistakes in it: {@link #check()} lists all of them at once. The JSON
 * form ({@link #toJson()}, schema {@value #SCHEMA}) reads back to an equal model. Immutable and
 * thread-safe.
 *
 * @since 0.1
 */
public final class SemanticModel {
  /** The schema of the JSON form. */
  public static final String SCHEMA = "bi.semantic/1";

  private final String name;
  private final List<Entity> entities;
  private final List<Relationship> relationships;
  private final List<Measure> measures;
  private final List<Dimension> dimensions;
  private final List<Hierarchy> hierarchies;
  private final List<Term> vocabulary;
  private final BusinessCalendar calendar;
  private final @Nullable Inference inference;

  private SemanticModel(Builder builder) {
    this.name = builder.name;
    this.entities = List.copyOf(builder.entities);
    this.relationships = List.copyOf(builder.relationships);
    this.measures = List.copyOf(builder.measures);
    this.dimensions = List.copyOf(builder.dimensions);
    this.hierarchies = List.copyOf(builder.hierarchies);
    this.vocabulary = List.copyOf(builder.vocabulary);
    this.calendar = builder.calendar;
    this.inference = builder.inference;
  }

  /** An empty builder. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /**
   * Proposes a model of one data set: which columns are measures, dimensions, times and keys, how
   * far apart the times are, what may be summed, and which dimensions nest. {@link #inference()}
   * says why, and what was too ambiguous to decide.
   *
   * <p><b>Cost.</b> Value statistics come from at most 50,000 rows spread over the data; keys and
   * hierarchies are proposed from these and checked on all rows. The result is the same on every
   * run.
   *
   * @param name the name of the model, of its entity and of its data set
   */
  public static SemanticModel infer(String name, RecordSet data) {
    return new ModelInference(name, data).infer();
  }

  /** As {@link #infer(String, RecordSet)} with the name {@code data}. */
  public static SemanticModel infer(RecordSet data) {
    return infer("data", data);
  }

  /**
   * Reads the JSON form.
   *
   * @throws BiException {@code core/bad-json} naming the path that is wrong
   */
  public static SemanticModel parse(String json) {
    return fromJson(JsonReader.forSpecs().named("semantic model").parse(json));
  }

  /**
   * Reads the JSON form.
   *
   * @throws BiException {@code core/bad-json} naming the path that is wrong
   */
  public static SemanticModel fromJson(JsonValue json) {
    return ModelReader.read(json);
  }

  /** The JSON form; the same model always gives the same text. */
  public JsonObject toJson() {
    return ModelWriter.write(this);
  }

  /** The model's name. */
  public String name() {
    return name;
  }

  /** The kinds of things there are. */
  public List<Entity> entities() {
    return entities;
  }

  /** How entities point to each other. */
  public List<Relationship> relationships() {
    return relationships;
  }

  /** The numbers people ask for. */
  public List<Measure> measures() {
    return measures;
  }

  /** What they are grouped and filtered by. */
  public List<Dimension> dimensions() {
    return dimensions;
  }

  /** Dimensions that nest. */
  public List<Hierarchy> hierarchies() {
    return hierarchies;
  }

  /** Other words for measures, dimensions and values. */
  public List<Term> vocabulary() {
    return vocabulary;
  }

  /** How the business cuts time. */
  public BusinessCalendar calendar() {
    return calendar;
  }

  /** Whether the model was inferred from data rather than written by a person. */
  public boolean isInferred() {
    return inference != null;
  }

  /** How the model came about, when it was inferred. */
  public Optional<Inference> inference() {
    return Optional.ofNullable(inference);
  }

  /** The entity with this name. */
  public Optional<Entity> findEntity(String entity) {
    return entities.stream().filter(e -> e.name().equals(entity)).findFirst();
  }

  /** The measure with this name. */
  public Optional<Measure> findMeasure(String measure) {
    return measures.stream().filter(m -> m.name().equals(measure)).findFirst();
  }

  /** The dimension with this name. */
  public Optional<Dimension> findDimension(String dimension) {
    return dimensions.stream().filter(d -> d.name().equals(dimension)).findFirst();
  }

  /**
   * The measure with this name.
   *
   * @throws BiException {@code core/unknown-measure} listing the names there are
   */
  public Measure measure(String measure) {
    return findMeasure(measure)
        .orElseThrow(
            () ->
                SemanticFailures.unknown(
                    "measure", measure, measures.stream().map(Measure::name).toList()));
  }

  /**
   * The dimension with this name.
   *
   * @throws BiException {@code core/unknown-dimension} listing the names there are
   */
  public Dimension dimension(String dimension) {
    return findDimension(dimension)
        .orElseThrow(
            () ->
                SemanticFailures.unknown(
                    "dimension", dimension, dimensions.stream().map(Dimension::name).toList()));
  }

  /** Everything that is wrong with the model itself; empty when it is sound. */
  public List<ModelProblem> check() {
    return new ModelCheck(this, Map.of()).run();
  }

  /** As {@link #check()}, and whether the columns exist in the data sets of these schemas. */
  public List<ModelProblem> check(Map<String, Schema> datasets) {
    return new ModelCheck(this, datasets).run();
  }

  /** A builder with these parts; the result does not count as inferred. */
  public Builder toBuilder() {
    Builder builder = builder(name).calendar(calendar);
    builder.entities.addAll(entities);
    builder.relationships.addAll(relationships);
    builder.measures.addAll(measures);
    builder.dimensions.addAll(dimensions);
    builder.hierarchies.addAll(hierarchies);
    builder.vocabulary.addAll(vocabulary);
    return builder;
  }

  /** The model as text for people; for an inferred one followed by the reasons. */
  public String show() {
    return ModelText.of(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SemanticModel that && that.identity().equals(identity());
  }

  @Override
  public int hashCode() {
    return identity().hashCode();
  }

  private List<Object> identity() {
    return List.of(
        name,
        entities,
        relationships,
        measures,
        dimensions,
        hierarchies,
        vocabulary,
        calendar,
        inference());
  }

  @Override
  public String toString() {
    return "SemanticModel("
        + name
        + ": "
        + measures.size()
        + " measures, "
        + dimensions.size()
        + " dimensions)";
  }

  /**
   * Collects the parts of a model. A measure or dimension of a name that is there already replaces
   * it. Confined to one thread.
   */
  public static final class Builder {
    private final String name;
    private final List<Entity> entities = new ArrayList<>();
    private final List<Relationship> relationships = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();
    private final List<Dimension> dimensions = new ArrayList<>();
    private final List<Hierarchy> hierarchies = new ArrayList<>();
    private final List<Term> vocabulary = new ArrayList<>();
    private BusinessCalendar calendar = BusinessCalendar.UTC;
    private @Nullable Inference inference;

    private Builder(String name) {
      this.name = requireNonNull(name, "name");
    }

    /** Adds or replaces an entity. */
    public Builder entity(Entity entity) {
      entities.removeIf(e -> e.name().equals(entity.name()));
      entities.add(entity);
      return this;
    }

    /** Adds a relationship. */
    public Builder relationship(Relationship relationship) {
      relationships.add(requireNonNull(relationship, "relationship"));
      return this;
    }

    /** Adds a measure, or replaces the one of the same name in its place. */
    public Builder measure(Measure measure) {
      for (int i = 0; i < measures.size(); i++) {
        if (measures.get(i).name().equals(measure.name())) {
          measures.set(i, measure);
          return this;
        }
      }
      measures.add(measure);
      return this;
    }

    /** Adds a dimension, or replaces the one of the same name in its place. */
    public Builder dimension(Dimension dimension) {
      for (int i = 0; i < dimensions.size(); i++) {
        if (dimensions.get(i).name().equals(dimension.name())) {
          dimensions.set(i, dimension);
          return this;
        }
      }
      dimensions.add(dimension);
      return this;
    }

    /** Takes a measure or dimension out. */
    public Builder without(String measureOrDimension) {
      measures.removeIf(m -> m.name().equals(measureOrDimension));
      dimensions.removeIf(d -> d.name().equals(measureOrDimension));
      return this;
    }

    /** Adds a hierarchy. */
    public Builder hierarchy(Hierarchy hierarchy) {
      hierarchies.add(requireNonNull(hierarchy, "hierarchy"));
      return this;
    }

    /** Adds a word. */
    public Builder term(Term term) {
      vocabulary.add(requireNonNull(term, "term"));
      return this;
    }

    /** Adds other words for a measure or dimension. */
    public Builder synonyms(String measureOrDimension, String language, String... words) {
      for (String word : words) {
        term(Term.of(language, word, measureOrDimension));
      }
      return this;
    }

    /** Sets the calendar. */
    public Builder calendar(BusinessCalendar calendar) {
      this.calendar = requireNonNull(calendar, "calendar");
      return this;
    }

    /** Marks the model as inferred. */
    public Builder inference(Inference inference) {
      this.inference = requireNonNull(inference, "inference");
      return this;
    }

    /** The model. */
    public SemanticModel build() {
      return new SemanticModel(this);
    }
  }
}
