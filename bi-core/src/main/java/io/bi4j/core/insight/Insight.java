package io.bi4j.core.insight;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One finding: what, where, how large, how sure, in words and with its evidence.
 *
 * <p><b>Identity.</b> {@link #id()} is a hash of kind, measure and scope: the same finding in the
 * same period has the same id in every run.
 *
 * <p><b>Text.</b> English, made from {@link Evidence#facts()} only; the headline has at most 90
 * characters. Text may hold names from the data: escape it for the place where it is shown.
 *
 * @since 0.1
 */
public final class Insight {
  private final Builder values;

  private Insight(Builder values) {
    this.values = values;
  }

  /** Starts an insight of a kind about a measure in a scope. */
  public static Builder builder(InsightKind kind, String measure, InsightScope scope) {
    return new Builder(kind, measure, scope);
  }

  /** Stable identity. */
  public String id() {
    return values.id;
  }

  /** What the insight says. */
  public InsightKind kind() {
    return values.kind;
  }

  /** The measure's name in the model. */
  public String measure() {
    return values.measure;
  }

  /** The rows it speaks about. */
  public InsightScope scope() {
    return values.scope;
  }

  /** The member that is pointed out, for kinds that compare members or blame a segment. */
  public Optional<String> member() {
    return Optional.ofNullable(values.member);
  }

  /** The sign of the finding. */
  public Direction direction() {
    return values.direction;
  }

  /** Whether it is welcome. */
  public Sentiment sentiment() {
    return values.sentiment;
  }

  /** How large it is. */
  public Effect effect() {
    return requireNonNull(values.effect);
  }

  /** How sure it is. */
  public InsightTest test() {
    return requireNonNull(values.test);
  }

  /** Share of the measure, or of all change, that it touches; 0..1. */
  public double impact() {
    return values.impact;
  }

  /** Rank value, 0..1; comparable within one result only. */
  public double score() {
    return values.score;
  }

  /** One line, at most 90 characters. */
  public String headline() {
    return values.headline;
  }

  /** A few sentences. */
  public String explanation() {
    return values.explanation;
  }

  /** What to keep in mind before acting on it. */
  public String caveat() {
    return values.caveat;
  }

  /** How it was found, in one sentence. */
  public String methodNote() {
    return values.methodNote;
  }

  /** Query, result hash and facts. */
  public Evidence evidence() {
    return requireNonNull(values.evidence);
  }

  /** What to draw, when there is something to draw. */
  public Optional<InsightChart> chart() {
    return Optional.ofNullable(values.chart);
  }

  /**
   * Headlines of findings that are told by this one: its consequences elsewhere, and the same in
   * other members of a dimension. They are not listed themselves.
   */
  public List<String> supports() {
    return values.supports;
  }

  @Override
  public String toString() {
    return kind() + " " + headline();
  }

  /** Collects the parts of an {@link Insight}; confined to one thread. */
  public static final class Builder {
    private final InsightKind kind;
    private final String measure;
    private final InsightScope scope;
    private String id = "";
    private @Nullable String member;
    private Direction direction = Direction.NONE;
    private Sentiment sentiment = Sentiment.NEUTRAL;
    private @Nullable Effect effect;
    private @Nullable InsightTest test;
    private double impact;
    private double score;
    private String headline = "";
    private String explanation = "";
    private String caveat = "";
    private String methodNote = "";
    private @Nullable Evidence evidence;
    private @Nullable InsightChart chart;
    private List<String> supports = List.of();

    private Builder(InsightKind kind, String measure, InsightScope scope) {
      this.kind = requireNonNull(kind, "kind");
      this.measure = requireNonNull(measure, "measure");
      this.scope = requireNonNull(scope, "scope");
    }

    private Builder(Builder other) {
      this(other.kind, other.measure, other.scope);
      id = other.id;
      member = other.member;
      direction = other.direction;
      sentiment = other.sentiment;
      effect = other.effect;
      test = other.test;
      impact = other.impact;
      score = other.score;
      headline = other.headline;
      explanation = other.explanation;
      caveat = other.caveat;
      methodNote = other.methodNote;
      evidence = other.evidence;
      chart = other.chart;
      supports = other.supports;
    }

    /** Sets the stable identity. */
    public Builder id(String value) {
      id = value;
      return this;
    }

    /** Sets the member that is pointed out. */
    public Builder member(@Nullable String value) {
      member = value;
      return this;
    }

    /** Sets sign and welcome. */
    public Builder direction(Direction value, Sentiment welcome) {
      direction = value;
      sentiment = welcome;
      return this;
    }

    /** Sets the size. */
    public Builder effect(Effect value) {
      effect = value;
      return this;
    }

    /** Sets the test. */
    public Builder test(InsightTest value) {
      test = value;
      return this;
    }

    /** Sets impact and score, both 0..1. */
    public Builder rank(double impactShare, double scoreValue) {
      impact = impactShare;
      score = scoreValue;
      return this;
    }

    /** Sets the words. */
    public Builder text(
        String headlineText, String explanationText, String caveatText, String methodText) {
      headline = headlineText;
      explanation = explanationText;
      caveat = caveatText;
      methodNote = methodText;
      return this;
    }

    /** Sets the evidence. */
    public Builder evidence(Evidence value) {
      evidence = value;
      return this;
    }

    /** Sets what to draw. */
    public Builder chart(@Nullable InsightChart value) {
      chart = value;
      return this;
    }

    /** Sets the headlines of findings that are told by this one. */
    public Builder supports(List<String> headlines) {
      supports = List.copyOf(headlines);
      return this;
    }

    /**
     * The insight.
     *
     * @throws NullPointerException when effect, test or evidence is missing
     */
    public Insight build() {
      requireNonNull(effect, "effect");
      requireNonNull(test, "test");
      requireNonNull(evidence, "evidence");
      return new Insight(new Builder(this));
    }
  }
}
