package io.bi4j.insights.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.insight.Coverage;
import io.bi4j.core.insight.InsightChart;
import io.bi4j.core.insight.InsightResult;
import io.bi4j.core.insight.InsightTest;
import io.bi4j.insights.Report;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChartsTest {
  private static final double NAN = Double.NaN;
  private static final double MAX = Double.MAX_VALUE;

  static Stream<List<Double>> odd_values() {
    return Stream.of(
        List.of(),
        List.of(5.0),
        List.of(NAN),
        List.of(0.0, 0.0, 0.0),
        List.of(-0.0),
        List.of(7.0, 7.0, 7.0),
        List.of(NAN, NAN, NAN),
        List.of(NAN, 1.0, NAN, 2.0, 3.0, NAN),
        List.of(-3.0, -8.0, -1.0),
        List.of(-3.0, 8.0, -1.0),
        List.of(1e300, -1e300, 5e299),
        List.of(MAX, -MAX),
        List.of(Double.POSITIVE_INFINITY, 1.0, Double.NEGATIVE_INFINITY),
        List.of(1e-300, 2e-300, -1e-300),
        List.of(Double.MIN_VALUE, 0.0, -Double.MIN_VALUE),
        List.of(1e15, Math.nextUp(1e15)),
        Collections.nCopies(5000, 3.0),
        IntStream.range(0, 5000).mapToObj(i -> Math.sin(i) * i).toList());
  }

  @ParameterizedTest
  @MethodSource("odd_values")
  void odd_values_are_drawn_inside_the_page(List<Double> values) {
    for (InsightChart.Type type : InsightChart.Type.values()) {
      PageRules.check(page(chart(type, values, List.of())).html());
      String html = page(chart(type, values, values)).html();
      PageRules.check(html);
      assertThat(html).doesNotContain("NaN", "Infinity", "null");
    }
  }

  @ParameterizedTest
  @MethodSource("odd_values")
  void odd_forecasts_are_drawn_inside_the_page(List<Double> values) {
    List<String> times =
        IntStream.range(0, 2 * values.size()).mapToObj(i -> "2026-01-" + i).toList();
    ForecastChart forecast =
        new ForecastChart("sales", 0.8, "", times, values, values, values, values);
    String svg = Charts.forecast("c", forecast);
    assertThat(svg).doesNotContain("NaN", "Infinity", "null");
    PageRules.check(page(chart(InsightChart.Type.LINE, values, List.of())).html());
  }

  @Test
  void bars_beyond_forty_are_left_out_and_the_page_says_so() {
    List<Double> values = IntStream.range(0, 500).mapToObj(i -> 500.0 - i).toList();

    Document page = PageRules.check(page(chart(InsightChart.Type.BAR, values, List.of())).html());

    assertThat(page.select("rect")).hasSize(40);
    assertThat(page.select("article p").eachText()).contains("Shown are the first 40 of 500 bars.");
    assertThat(page.select("text[transform]")).hasSize(40);
  }

  @Test
  void lengths_of_bars_are_in_proportion_to_values() {
    Document page =
        PageRules.check(
            page(chart(InsightChart.Type.BAR, List.of(10.0, -5.0, 2.5), List.of())).html());

    List<Double> heights =
        page.select("rect").stream().map(r -> Double.parseDouble(r.attr("height"))).toList();
    assertThat(heights.get(1) / heights.get(0)).isBetween(0.499, 0.501);
    assertThat(heights.get(2) / heights.get(0)).isBetween(0.249, 0.251);
    String zero = page.selectFirst("line.zero").attr("y1");
    assertThat(page.select("rect").get(1).attr("y")).isEqualTo(zero);
  }

  @Test
  void a_line_breaks_where_a_value_is_missing_and_shows_a_lone_one() {
    Document page =
        PageRules.check(
            page(chart(
                    InsightChart.Type.LINE, List.of(1.0, 2.0, NAN, 4.0, NAN, 6.0, 7.0), List.of()))
                .html());

    assertThat(page.selectFirst("path.series").attr("d"))
        .matches("M[^M]+L[^M]+M[^M]+h6M[^M]+L[^M]+");
  }

  @Test
  void a_peak_of_a_long_line_is_never_lost() {
    List<Double> values =
        IntStream.range(0, 100_000)
            .mapToObj(i -> i == 77_777 ? 1000.0 : i == 5 ? -1000.0 : i % 3)
            .toList();

    List<Integer> shown = Thinning.of(values, 720);

    assertThat(shown).hasSizeLessThanOrEqualTo(1440).contains(77_777, 5).isSorted();
  }

  @ParameterizedTest
  @EnumSource(InsightChart.Type.class)
  void a_highlight_that_is_no_point_marks_nothing(InsightChart.Type type) {
    InsightChart chart =
        new InsightChart(type, List.of("a"), List.of(1.0), "", List.of(), List.of(-1, 1, 99));

    Document page = PageRules.check(page(chart).html());

    assertThat(page.select("circle, .hot")).isEmpty();
  }

  private static InsightChart chart(
      InsightChart.Type type, List<Double> values, List<Double> reference) {
    List<String> labels =
        IntStream.range(0, values.size()).mapToObj(i -> "Label number " + i).toList();
    List<Integer> highlights = values.isEmpty() ? List.of() : List.of(0, values.size() - 1);
    return new InsightChart(type, labels, values, "before", reference, highlights);
  }

  private static Report page(InsightChart chart) {
    InsightTest test = new InsightTest("t", NAN, 3, NAN, NAN, InsightTest.Method.ANALYTIC, 0);
    return Report.of(
        new InsightResult(
            "data",
            List.of(Samples.insight(UnaryOperator.identity(), "1", test, "percent", chart)),
            new Coverage(1, 1, 0, NAN, Map.of(), List.of(), false, List.of()),
            1));
  }
}
