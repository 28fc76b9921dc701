package io.bi4j.core.insight;

/**
 * The statistical test behind an insight.
 *
 * @param name the test, for example {@code Mann-Kendall (Hamed-Rao)}
 * @param statistic its value
 * @param n how many values it used
 * @param p two-sided p-value; for {@link Method#EXACT} facts 0
 * @param q smallest false discovery rate over all tests of the run at which it is still reported
 * @param method where p comes from
 * @param draws resamples drawn, 0 without resampling
 * @since 0.1
 */
public record InsightTest(
    String name, double statistic, long n, double p, double q, Method method, int draws) {

  /** Where a p-value comes from. */
  public enum Method {
    /** The statement is a fact of the data; nothing is inferred. */
    EXACT,
    /** A formula. */
    ANALYTIC,
    /** The larger of a formula and a resampled p-value. */
    RESAMPLED
  }
}
