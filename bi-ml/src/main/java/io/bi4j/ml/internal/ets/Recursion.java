package io.bi4j.ml.internal.ets;

import io.bi4j.ml.EtsForm;
import io.bi4j.ml.EtsForm.SeasonType;

/**
 * The innovations state space recursion (Hyndman et al. 2008, tables 2.2 and 2.3), one observation
 * at a time. Errors of both kinds lead to the same states, so the recursion knows only the distance
 * between an observation and its expectation. Confined to one thread.
 */
final class Recursion {
  private final boolean trend;
  private final boolean growthFactor;
  private final boolean seasonal;
  private final boolean seasonFactor;
  private final Smoothing smoothing;

  private double level;
  private double growth;
  private final double[] seasons;
  private int next;
  private double grown;
  private double damped;

  Recursion(EtsForm form, Smoothing smoothing, EtsState start) {
    this.trend = form.hasTrend();
    this.growthFactor = form.trend().isMultiplicative();
    this.seasonal = form.hasSeason();
    this.seasonFactor = form.season() == SeasonType.MULTIPLICATIVE;
    this.smoothing = smoothing;
    this.seasons = new double[start.seasonLength()];
    reset(start);
  }

  /** Starts again from a state of the same form. */
  void reset(EtsState start) {
    level = start.level();
    growth = start.growth();
    for (int i = 0; i < seasons.length; i++) {
      seasons[i] = start.seasonAt(seasons.length - 1 - i);
    }
    next = 0;
  }

  /** The expectation of the next observation. */
  double expect() {
    if (!trend) {
      grown = level;
    } else if (growthFactor) {
      damped = smoothing.phi() == 1 ? growth : Math.pow(growth, smoothing.phi());
      grown = level * damped;
    } else {
      damped = smoothing.phi() * growth;
      grown = level + damped;
    }
    if (!seasonal) {
      return grown;
    }
    return seasonFactor ? grown * seasons[next] : grown + seasons[next];
  }

  /** Takes in the distance between the next observation and the result of {@link #expect()}. */
  void learn(double distance) {
    double onLevel = seasonFactor ? distance / seasons[next] : distance;
    if (trend) {
      double onGrowth = growthFactor ? onLevel / level : onLevel;
      growth = damped + smoothing.beta() * onGrowth;
    }
    level = grown + smoothing.alpha() * onLevel;
    if (seasonal) {
      seasons[next] += smoothing.gamma() * (seasonFactor ? distance / grown : distance);
      next = next + 1 == seasons.length ? 0 : next + 1;
    }
  }

  EtsState state() {
    double[] newestFirst = new double[seasons.length];
    for (int i = 0; i < seasons.length; i++) {
      newestFirst[i] = seasons[(next + seasons.length - 1 - i) % seasons.length];
    }
    return new EtsState(level, growth, newestFirst);
  }
}
