package io.bi4j.core.insight;

import java.util.List;

/**
 * The points to draw for an insight. Labels, values and reference have the same length; a reference
 * is what to compare with (fit, expectation, baseline) and may be empty.
 *
 * @param type line over time or bars over members
 * @param labels dates in ISO form, or member names
 * @param values the measure; NaN where a value is missing
 * @param referenceName what {@code reference} is, empty when there is none
 * @param reference values to compare with; empty, or as long as {@code values}
 * @param highlights indices to point out
 * @since 0.1
 */
public record InsightChart(
    Type type,
    List<String> labels,
    List<Double> values,
    String referenceName,
    List<Double> reference,
    List<Integer> highlights) {

  /** The form of a chart. */
  public enum Type {
    /** Values over time. */
    LINE,
    /** One bar per member, in the given order. */
    BAR
  }

  public InsightChart {
    labels = List.copyOf(labels);
    values = List.copyOf(values);
    reference = List.copyOf(reference);
    highlights = List.copyOf(highlights);
    if (labels.size() != values.size()
        || !(reference.isEmpty() || reference.size() == values.size())) {
      throw new IllegalArgumentException(
          "labels, values and reference must have one length, got "
              + labels.size()
              + ", "
              + values.size()
              + ", "
              + reference.size());
    }
  }
}
