package io.bi4j.ml.internal.ets;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Erf;

/**
 * A weighted mixture of normal outlooks: the mean is the weighted mean, interval bounds are
 * quantiles of the mixture, so that disagreement between the forms widens the interval.
 */
record MixedOutlook(List<NormalOutlook> parts, double[] weights, double[] mean)
    implements EtsOutlook {

  static EtsOutlook of(List<NormalOutlook> parts, double[] weights) {
    double[] mean = new double[parts.get(0).mean().length];
    for (int i = 0; i < weights.length; i++) {
      double[] part = parts.get(i).mean();
      for (int h = 0; h < mean.length; h++) {
        mean[h] += weights[i] * part[h];
      }
    }
    return new MixedOutlook(List.copyOf(parts), weights.clone(), mean);
  }

  @Override
  public double[] mean() {
    return mean.clone();
  }

  @Override
  public Band band(double level) {
    List<Band> bands = parts.stream().map(part -> part.band(level)).toList();
    double[] low = new double[mean.length];
    double[] high = new double[mean.length];
    for (int h = 0; h < mean.length; h++) {
      int step = h;
      low[h] =
          quantile(
              h, (1 - level) / 2, bands.stream().mapToDouble(band -> band.low()[step]).toArray());
      high[h] =
          quantile(
              h, (1 + level) / 2, bands.stream().mapToDouble(band -> band.high()[step]).toArray());
    }
    return new Band(low, high);
  }

  /** A quantile of a mixture lies between the smallest and the largest of the parts' quantiles. */
  private double quantile(int h, double probability, double[] quantiles) {
    double below = Arrays.stream(quantiles).min().orElseThrow();
    double above = Arrays.stream(quantiles).max().orElseThrow();
    for (int i = 0; i < 60 && above > below; i++) {
      double middle = 0.5 * (below + above);
      if (middle <= below || middle >= above) {
        break;
      }
      if (probabilityBelow(h, middle) < probability) {
        below = middle;
      } else {
        above = middle;
      }
    }
    return 0.5 * (below + above);
  }

  private double probabilityBelow(int h, double value) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      NormalOutlook part = parts.get(i);
      double distance = value - part.meanAt(h);
      double deviation = Math.sqrt(part.varianceAt(h));
      double share =
          deviation == 0
              ? (distance >= 0 ? 1 : 0)
              : 0.5 * Erf.erfc(-distance / (deviation * Math.sqrt(2)));
      sum += weights[i] * share;
    }
    return sum;
  }
}
