package io.bi4j.core.insight;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows that an insight speaks about: filters, the dimension that is compared, and the periods.
 * Dates are first and last days, inclusive.
 *
 * @since 0.1
 */
public final class InsightScope {
  private final Map<String, String> filters;
  private final @Nullable String breakdown;
  private final @Nullable LocalDate from;
  private final @Nullable LocalDate to;
  private final @Nullable LocalDate baselineFrom;
  private final @Nullable LocalDate baselineTo;

  private InsightScope(
      Map<String, String> filters,
      @Nullable String breakdown,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable LocalDate baselineFrom,
      @Nullable LocalDate baselineTo) {
    this.filters = Collections.unmodifiableMap(new LinkedHashMap<>(filters));
    this.breakdown = breakdown;
    this.from = from;
    this.to = to;
    this.baselineFrom = baselineFrom;
    this.baselineTo = baselineTo;
  }

  /** Rows where every dimension equals its value; an empty map means all rows. */
  public static InsightScope of(Map<String, String> filters) {
    return new InsightScope(filters, null, null, null, null, null);
  }

  /** The same rows, compared over the members of a dimension. */
  public InsightScope by(String dimension) {
    return new InsightScope(filters, dimension, from, to, baselineFrom, baselineTo);
  }

  /** The same rows within a period. */
  public InsightScope during(LocalDate first, LocalDate last) {
    return new InsightScope(filters, breakdown, first, last, baselineFrom, baselineTo);
  }

  /** The same rows, compared with an earlier period. */
  public InsightScope comparedWith(LocalDate first, LocalDate last) {
    return new InsightScope(filters, breakdown, from, to, first, last);
  }

  /** Dimension to value, in the order of the model; empty for all rows. */
  public Map<String, String> filters() {
    return filters;
  }

  /** The dimension whose members are compared. */
  public Optional<String> breakdown() {
    return Optional.ofNullable(breakdown);
  }

  /** First day. */
  public Optional<LocalDate> from() {
    return Optional.ofNullable(from);
  }

  /** Last day. */
  public Optional<LocalDate> to() {
    return Optional.ofNullable(to);
  }

  /** First day of the baseline. */
  public Optional<LocalDate> baselineFrom() {
    return Optional.ofNullable(baselineFrom);
  }

  /** Last day of the baseline. */
  public Optional<LocalDate> baselineTo() {
    return Optional.ofNullable(baselineTo);
  }

  /** One line that is equal for equal scopes. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(filters.isEmpty() ? "all" : filters.toString());
    if (breakdown != null) {
      text.append(" by ").append(breakdown);
    }
    if (from != null) {
      text.append(" from ").append(from).append(" to ").append(to);
    }
    if (baselineFrom != null) {
      text.append(" against ").append(baselineFrom).append(" to ").append(baselineTo);
    }
    return text.toString();
  }
}
