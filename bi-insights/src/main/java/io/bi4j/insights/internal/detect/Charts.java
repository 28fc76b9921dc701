package io.bi4j.insights.internal.detect;

import io.bi4j.core.insight.InsightChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The points behind a finding, for drawing. */
final class Charts {
  private static final int MOST_BARS = 15;

  private Charts() {}

  /** The series over time with a reference line. */
  static InsightChart line(
      SeriesProfile series, String referenceName, double[] reference, int... highlights) {
    List<String> labels = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int t = 0; t < series.length(); t++) {
      labels.add(series.axis().startOf(t).toString());
      values.add(series.missing(t) ? Double.NaN : series.values()[t]);
    }
    return new InsightChart(
        InsightChart.Type.LINE,
        labels,
        values,
        referenceName,
        Arrays.stream(reference).boxed().toList(),
        Arrays.stream(highlights).boxed().toList());
  }

  /** Members in the given order, the first {@value #MOST_BARS} of them. */
  static InsightChart bars(
      List<String> names, double[] values, int[] order, int... highlightedMembers) {
    int shown = Math.min(MOST_BARS, order.length);
    List<String> labels = new ArrayList<>();
    List<Double> heights = new ArrayList<>();
    List<Integer> highlights = new ArrayList<>();
    for (int k = 0; k < shown; k++) {
      int member = order[k];
      labels.add(names.get(member));
      heights.add(values[member]);
      if (Arrays.stream(highlightedMembers).anyMatch(h -> h == member)) {
        highlights.add(k);
      }
    }
    return new InsightChart(InsightChart.Type.BAR, labels, heights, "", List.of(), highlights);
  }
}
