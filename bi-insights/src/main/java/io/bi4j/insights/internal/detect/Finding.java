package io.bi4j.insights.internal.detect;

import io.bi4j.core.insight.Direction;
import io.bi4j.core.insight.Effect;
import io.bi4j.core.insight.InsightChart;
import io.bi4j.insights.internal.cube.Scope;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a rejected hypothesis says.
 *
 * @param direction its sign
 * @param effect its size as reported
 * @param effectScore its size on 0..1, comparable between kinds
 * @param impact share of the measure or of all change that it touches, 0..1
 * @param facts everything a sentence may say
 * @param member member or segment pointed out
 * @param scope the rows it speaks about; narrower than the hypothesis for a blamed segment
 * @param span the periods it speaks about
 * @param at index of the period that matters most, -1 when none does
 * @param chart what to draw
 */
public record Finding(
    Direction direction,
    Effect effect,
    double effectScore,
    double impact,
    FactSheet facts,
    @Nullable String member,
    Scope scope,
    @Nullable Span span,
    int at,
    @Nullable InsightChart chart) {

  /** First and last day, with those of the baseline when there is one. */
  public record Span(
      LocalDate from,
      LocalDate to,
      @Nullable LocalDate baselineFrom,
      @Nullable LocalDate baselineTo) {
    public static Span of(LocalDate from, LocalDate to) {
      return new Span(from, to, null, null);
    }
  }

  /** Maps a size to 0..1: {@code typical} becomes 0.63. */
  static double score(double effect, double typical) {
    return 1 - Math.exp(-Math.abs(effect) / typical);
  }

  static Direction sign(double value) {
    return value > 0 ? Direction.UP : value < 0 ? Direction.DOWN : Direction.NONE;
  }
}
