package io.bi4j.ml.internal.ets;

import io.bi4j.ml.EtsForm;
import io.bi4j.ml.EtsForm.SeasonType;
import java.util.Arrays;

/**
 * Where smoothing parameters and initial states stand in the vector that the search moves: {@code
 * alpha, beta*, gamma*, phi, level, growth, seasons}. {@code beta*} and {@code gamma*} are the
 * shares of the ranges that {@code alpha} leaves to {@code beta} and {@code gamma}, so that the
 * usual region becomes a box. The oldest season follows from the others: seasons sum to zero,
 * factors to the season length.
 */
final class Layout {
  private static final double LOWEST = Smoothing.LOWEST;

  final EtsForm form;
  final int seasonLength;
  final int beta;
  final int gamma;
  final int phi;
  final int level;
  final int growth;
  final int seasons;
  final int size;

  Layout(EtsForm form, int seasonLength) {
    this.form = form;
    this.seasonLength = form.hasSeason() ? seasonLength : 0;
    int at = 1;
    this.beta = form.hasTrend() ? at++ : -1;
    this.gamma = form.hasSeason() ? at++ : -1;
    this.phi = form.trend().isDamped() ? at++ : -1;
    this.level = at++;
    this.growth = form.hasTrend() ? at++ : -1;
    this.seasons = at;
    this.size = form.hasSeason() ? at + seasonLength - 1 : at;
  }

  /** How many of the first entries are smoothing parameters. */
  int smoothingCount() {
    return level;
  }

  Smoothing smoothing(double[] at) {
    double alpha = at[0];
    return new Smoothing(
        alpha,
        beta < 0 ? 0 : LOWEST + (alpha - LOWEST) * at[beta],
        gamma < 0 ? 0 : LOWEST + (1 - alpha - LOWEST) * at[gamma],
        phi < 0 ? 1 : at[phi]);
  }

  EtsState state(double[] at) {
    double[] newestFirst = new double[seasonLength];
    if (form.hasSeason()) {
      double rest = form.season() == SeasonType.MULTIPLICATIVE ? seasonLength : 0;
      for (int i = 0; i < seasonLength - 1; i++) {
        newestFirst[i] = at[seasons + i];
        rest -= newestFirst[i];
      }
      newestFirst[seasonLength - 1] = rest;
    }
    double b = growth < 0 ? EtsState.neutralGrowth(form) : at[growth];
    return new EtsState(at[level], b, newestFirst);
  }

  double[] vector(double[] smoothing, EtsState state) {
    double[] at = Arrays.copyOf(smoothing, size);
    at[level] = state.level();
    if (growth >= 0) {
      at[growth] = state.growth();
    }
    for (int i = 0; i < seasonLength - 1; i++) {
      at[seasons + i] = state.seasonAt(i);
    }
    return at;
  }

  double[] lower() {
    double[] bounds = new double[size];
    Arrays.fill(bounds, Double.NEGATIVE_INFINITY);
    bounds[0] = LOWEST;
    fillShares(bounds, 0);
    if (phi >= 0) {
      bounds[phi] = Smoothing.LOWEST_PHI;
    }
    return bounds;
  }

  double[] upper() {
    double[] bounds = new double[size];
    Arrays.fill(bounds, Double.POSITIVE_INFINITY);
    bounds[0] = Smoothing.HIGHEST;
    fillShares(bounds, 1);
    if (phi >= 0) {
      bounds[phi] = Smoothing.HIGHEST_PHI;
    }
    return bounds;
  }

  private void fillShares(double[] bounds, double value) {
    if (beta >= 0) {
      bounds[beta] = value;
    }
    if (gamma >= 0) {
      bounds[gamma] = value;
    }
  }
}
