package io.bi4j.core.insight;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.RecordSet;
import io.bi4j.core.semantic.SemanticModel;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to look for, where and how strictly.
 *
 * <pre>{@code
 * InsightRequest request = InsightRequest.of(sales).measures(List.of("revenue")).top(5).build();
 * }</pre>
 *
 * @since 0.1
 */
public final class InsightRequest {
  /** Seed of all resampling when none is given. */
  public static final long DEFAULT_SEED = 20_240_607L;

  private final RecordSet data;
  private final String subject;
  private final @Nullable SemanticModel model;
  private final List<String> measures;
  private final Set<InsightKind> kinds;
  private final @Nullable LocalDate asOf;
  private final int top;
  private final double alpha;
  private final double minImpact;
  private final int maxDepth;
  private final long seed;

  private InsightRequest(Builder b) {
    data = b.data;
    subject = b.subject;
    model = b.model;
    measures = b.measures;
    kinds = b.kinds;
    asOf = b.asOf;
    top = b.top;
    alpha = b.alpha;
    minImpact = b.minImpact;
    maxDepth = b.maxDepth;
    seed = b.seed;
  }

  /** Starts a request about a record set. */
  public static Builder of(RecordSet data) {
    return new Builder(data);
  }

  /** The rows. */
  public RecordSet data() {
    return data;
  }

  /** What the rows are about, for titles; {@code data} when not given. */
  public String subject() {
    return subject;
  }

  /** What the columns mean; inferred from the rows when not given. */
  public Optional<SemanticModel> model() {
    return Optional.ofNullable(model);
  }

  /** Names of the measures to look at; empty for all. */
  public List<String> measures() {
    return measures;
  }

  /** Kinds to look for. */
  public Set<InsightKind> kinds() {
    return kinds;
  }

  /** The day on which the question is asked; periods that are not over by then are left out. */
  public Optional<LocalDate> asOf() {
    return Optional.ofNullable(asOf);
  }

  /** Most insights to return. */
  public int top() {
    return top;
  }

  /** False discovery rate. */
  public double alpha() {
    return alpha;
  }

  /** Smallest share of a measure or of the rows that a scope must have to be examined. */
  public double minImpact() {
    return minImpact;
  }

  /** Most filters in a scope: 0, 1 or 2. */
  public int maxDepth() {
    return maxDepth;
  }

  /** Seed of all resampling. */
  public long seed() {
    return seed;
  }

  /** Collects the parts of an {@link InsightRequest}; confined to one thread. */
  public static final class Builder {
    private final RecordSet data;
    private String subject = "data";
    private @Nullable SemanticModel model;
    private List<String> measures = List.of();
    private Set<InsightKind> kinds = Set.copyOf(EnumSet.allOf(InsightKind.class));
    private @Nullable LocalDate asOf;
    private int top = 20;
    private double alpha = 0.05;
    private double minImpact = 0.01;
    private int maxDepth = 2;
    private long seed = DEFAULT_SEED;

    private Builder(RecordSet data) {
      this.data = requireNonNull(data, "data");
    }

    /** Names what the rows are about. */
    public Builder subject(String name) {
      subject = requireNonNull(name, "name");
      return this;
    }

    /** Says what the columns mean, instead of inferring it. */
    public Builder model(SemanticModel meaning) {
      model = requireNonNull(meaning, "meaning");
      return this;
    }

    /** Looks at these measures only. */
    public Builder measures(List<String> names) {
      measures = List.copyOf(names);
      return this;
    }

    /** Looks for these kinds only. */
    public Builder kinds(Set<InsightKind> wanted) {
      kinds = Set.copyOf(wanted);
      return this;
    }

    /** Asks as of this day. */
    public Builder asOf(LocalDate day) {
      asOf = requireNonNull(day, "day");
      return this;
    }

    /** Returns at most {@code count} insights, at least 1. */
    public Builder top(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("top must be at least 1, was " + count);
      }
      top = count;
      return this;
    }

    /** Sets the false discovery rate, in (0, 0.5]. */
    public Builder alpha(double rate) {
      if (!(rate > 0 && rate <= 0.5)) {
        throw new IllegalArgumentException("alpha must be in (0, 0.5], was " + rate);
      }
      alpha = rate;
      return this;
    }

    /** Sets the smallest share of a scope, in [0, 1). */
    public Builder minImpact(double share) {
      if (!(share >= 0 && share < 1)) {
        throw new IllegalArgumentException("minImpact must be in [0, 1), was " + share);
      }
      minImpact = share;
      return this;
    }

    /** Sets the most filters in a scope, 0 to 2. */
    public Builder maxDepth(int filters) {
      if (filters < 0 || filters > 2) {
        throw new IllegalArgumentException("maxDepth must be 0, 1 or 2, was " + filters);
      }
      maxDepth = filters;
      return this;
    }

    /** Sets the seed of all resampling. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** The request. */
    public InsightRequest build() {
      return new InsightRequest(this);
    }
  }
}
