package io.bi4j.ml.internal.ets;

import io.bi4j.ml.EtsForm;

/** What is known after an observation: level, growth and the seasons, the newest season first. */
public final class EtsState {
  private final double level;
  private final double growth;
  private final double[] season;

  /** A state; {@code season} is empty for forms without season. */
  public EtsState(double level, double growth, double[] season) {
    this.level = level;
    this.growth = growth;
    this.season = season.clone();
  }

  /** The level. */
  public double level() {
    return level;
  }

  /** The growth: an amount or a factor per step; neutral for forms without trend. */
  public double growth() {
    return growth;
  }

  /** The seasons, newest first; the last one is the next to come. */
  public double[] season() {
    return season.clone();
  }

  double seasonAt(int age) {
    return season[age];
  }

  int seasonLength() {
    return season.length;
  }

  /** The growth that changes nothing under a form. */
  static double neutralGrowth(EtsForm form) {
    return form.trend().isMultiplicative() ? 1 : 0;
  }
}
