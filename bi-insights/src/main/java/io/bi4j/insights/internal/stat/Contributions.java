package io.bi4j.insights.internal.stat;

/**
 * Exact splits of a change between two periods over segments: the parts sum to the change, up to
 * rounding of the additions.
 *
 * @param rate part of each segment from its own change (all of it for additive measures)
 * @param mix part of each segment from its changed weight (zero for additive measures)
 */
public record Contributions(double[] rate, double[] mix) {

  /** Additive measure: every segment contributes its own difference. */
  public static Contributions additive(double[] baseline, double[] current) {
    double[] rate = new double[baseline.length];
    for (int i = 0; i < rate.length; i++) {
      rate[i] = current[i] - baseline[i];
    }
    return new Contributions(rate, new double[rate.length]);
  }

  /**
   * Ratio of sums: rate effect w&#772; &Delta;r and mix effect &Delta;w (r&#772; - R&#772;) with
   * midpoint weights, which leaves no residual. A segment absent from a period (denominator 0)
   * takes the rate of the other period, so it contributes by its weight only.
   */
  public static Contributions ratio(
      double[] baseNumerator, double[] baseDenominator, double[] numerator, double[] denominator) {
    int k = numerator.length;
    double baseWeight = Sample.sum(baseDenominator);
    double weight = Sample.sum(denominator);
    double middle = (Sample.sum(baseNumerator) / baseWeight + Sample.sum(numerator) / weight) / 2;
    double[] rate = new double[k];
    double[] mix = new double[k];
    for (int i = 0; i < k; i++) {
      if (baseDenominator[i] == 0 && denominator[i] == 0) {
        continue;
      }
      double r1 =
          denominator[i] == 0
              ? baseNumerator[i] / baseDenominator[i]
              : numerator[i] / denominator[i];
      double r0 = baseDenominator[i] == 0 ? r1 : baseNumerator[i] / baseDenominator[i];
      double w0 = baseDenominator[i] / baseWeight;
      double w1 = denominator[i] / weight;
      rate[i] = (w0 + w1) / 2 * (r1 - r0);
      mix[i] = (w1 - w0) * ((r0 + r1) / 2 - middle);
    }
    return new Contributions(rate, mix);
  }

  public double of(int segment) {
    return rate[segment] + mix[segment];
  }

  public double total() {
    return Sample.sum(rate) + Sample.sum(mix);
  }
}
