/**
 * Exponential smoothing in innovations state space form. {@link Recursion} walks a series, {@link
 * Likelihood} judges parameters, {@link EtsSearch} finds them, {@link EtsSelection} chooses the
 * form and {@link EtsOutlook} says what comes next and how sure that is.
 *
 * <p>Source throughout: Hyndman, Koehler, Ord and Snyder, <i>Forecasting with Exponential
 * Smoothing: The State Space Approach</i>, Springer 2008.
 */
@NullMarked
package io.bi4j.ml.internal.ets;

import org.jspecify.annotations.NullMarked;
