package io.bi4j.ml.internal.ets;

import io.bi4j.ml.EtsForm;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses the form with the smallest corrected Akaike criterion. */
public final class EtsSelection {
  private EtsSelection() {}

  /**
   * The best of these forms that the series allows: positive data where needed, enough
   * observations, and two full seasons for seasonal forms.
   *
   * @param y the series, finite, oldest first
   * @param seasonLength observations per season, 1 for none
   * @param check called before each fit; may throw to stop
   */
  public static Optional<EtsFit> best(
      List<EtsForm> forms, double[] y, int seasonLength, Runnable check) {
    return all(forms, y, seasonLength, check).min(Comparator.comparingDouble(EtsFit::aicc));
  }

  /** Fits of those forms that the series allows. */
  static Stream<EtsFit> all(List<EtsForm> forms, double[] y, int seasonLength, Runnable check) {
    return forms.stream()
        .filter(form -> allows(form, y, seasonLength))
        .map(
            form -> {
              check.run();
              return EtsSearch.fit(form, seasonLength, y);
            })
        .flatMap(Optional::stream)
        .filter(fit -> !Double.isNaN(fit.aicc()));
  }

  /** Whether a series can be described by a form at all. */
  public static boolean allows(EtsForm form, double[] y, int seasonLength) {
    if (form.hasSeason() && (seasonLength < 2 || y.length < 2 * seasonLength)) {
      return false;
    }
    if (form.needsPositiveData() && !isPositive(y)) {
      return false;
    }
    return EtsFit.isEstimable(form, seasonLength, y.length);
  }

  private static boolean isPositive(double[] y) {
    for (double value : y) {
      if (!(value > 0)) {
        return false;
      }
    }
    return true;
  }
}
