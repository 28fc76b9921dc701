package io.bi4j.core.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model is and where it comes from: enough to tell two models apart and to train it again.
 *
 * @since 0.1
 */
public final class ModelCard {
  private final String name;
  private final ModelKind kind;
  private final String template;
  private final String target;
  private final List<String> features;
  private final Map<String, String> settings;
  private final long seed;
  private final long rows;
  private final String fingerprint;
  private final Instant trainedAt;
  private final Map<String, String> software;
  private final Metrics metrics;
  private final List<String> notes;

  private ModelCard(Builder builder) {
    this.name = builder.name;
    this.kind = builder.kind;
    this.template = builder.template;
    this.target = builder.target;
    this.features = List.copyOf(builder.features);
    this.settings = ordered(builder.settings);
    this.seed = builder.seed;
    this.rows = builder.rows;
    this.fingerprint = builder.fingerprint;
    this.trainedAt = builder.trainedAt;
    this.software = ordered(builder.software);
    this.metrics = builder.metrics;
    this.notes = List.copyOf(builder.notes);
  }

  private static Map<String, String> ordered(Map<String, String> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** A card with a name for people, a kind, and the id of the template it was trained from. */
  public static Builder builder(String name, ModelKind kind, String template) {
    return new Builder(name, kind, template);
  }

  /** A name for people, for example {@code ETS(M,Ad,M)}. */
  public String name() {
    return name;
  }

  /** What the model answers. */
  public ModelKind kind() {
    return kind;
  }

  /** The id of the template it was trained from, for example {@code bi4j.ets}. */
  public String template() {
    return template;
  }

  /** The column it predicts. */
  public String target() {
    return target;
  }

  /** The columns it predicts from. */
  public List<String> features() {
    return features;
  }

  /** Settings as text, in order. */
  public Map<String, String> settings() {
    return settings;
  }

  /** The seed of everything random in training. */
  public long seed() {
    return seed;
  }

  /** Rows it learned from. */
  public long rows() {
    return rows;
  }

  /** The {@link TrainingSet#fingerprint()} of those rows. */
  public String fingerprint() {
    return fingerprint;
  }

  /** When training ended. */
  public Instant trainedAt() {
    return trainedAt;
  }

  /** Versions of library, dependencies and JVM that trained it, in order. */
  public Map<String, String> software() {
    return software;
  }

  /** How well it does on rows that it has not seen; empty when it was not measured. */
  public Metrics metrics() {
    return metrics;
  }

  /** What a reader should know, for example columns that were left out and why. */
  public List<String> notes() {
    return notes;
  }

  /** A builder with the contents of this card. */
  public Builder toBuilder() {
    Builder builder = new Builder(name, kind, template);
    builder.target(target, features).data(rows, fingerprint).seed(seed).trainedAt(trainedAt);
    settings.forEach(builder::setting);
    software.forEach(builder::software);
    notes.forEach(builder::note);
    return builder.metrics(metrics);
  }

  @Override
  public String toString() {
    return name + " for \"" + target + "\" (" + template + ", " + rows + " rows, " + metrics + ")";
  }

  /** Builds a card. Confined to one thread. */
  public static final class Builder {
    private final String name;
    private final ModelKind kind;
    private final String template;
    private String target = "";
    private List<String> features = List.of();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private long seed = TrainContext.DEFAULT_SEED;
    private long rows;
    private String fingerprint = "";
    private Instant trainedAt = Instant.EPOCH;
    private final Map<String, String> software = new LinkedHashMap<>();
    private Metrics metrics = Metrics.none();
    private final List<String> notes = new ArrayList<>();

    private Builder(String name, ModelKind kind, String template) {
      this.name = requireNonNull(name, "name");
      this.kind = requireNonNull(kind, "kind");
      this.template = requireNonNull(template, "template");
    }

    /** Sets target, features, rows, fingerprint, seed and time from a training. */
    public Builder trainedOn(TrainingSet data, TrainContext context) {
      return target(data.target(), data.features())
          .data(data.rowCount(), data.fingerprint())
          .seed(context.seed())
          .trainedAt(context.now());
    }

    /** Sets the column it predicts and those it predicts from. */
    public Builder target(String column, List<String> from) {
      this.target = requireNonNull(column, "column");
      this.features = List.copyOf(from);
      return this;
    }

    /** Sets rows and fingerprint of the data. */
    public Builder data(long rowCount, String dataFingerprint) {
      this.rows = rowCount;
      this.fingerprint = requireNonNull(dataFingerprint, "dataFingerprint");
      return this;
    }

    /** Sets the seed. */
    public Builder seed(long value) {
      this.seed = value;
      return this;
    }

    /** Sets when training ended. */
    public Builder trainedAt(Instant instant) {
      this.trainedAt = requireNonNull(instant, "instant");
      return this;
    }

    /** Adds a setting. */
    public Builder setting(String key, String value) {
      settings.put(key, value);
      return this;
    }

    /** Adds the version of a piece of software. */
    public Builder software(String what, String version) {
      software.put(what, version);
      return this;
    }

    /** Sets how well it does on rows that it has not seen. */
    public Builder metrics(Metrics measured) {
      this.metrics = requireNonNull(measured, "measured");
      return this;
    }

    /** Adds what a reader should know. */
    public Builder note(String note) {
      notes.add(requireNonNull(note, "note"));
      return this;
    }

    /** The card. */
    public ModelCard build() {
      return new ModelCard(this);
    }
  }
}
