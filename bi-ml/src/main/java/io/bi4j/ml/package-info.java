/**
 * Forecasts and predictive models. {@link io.bi4j.ml.Forecasts} is the short way from rows to
 * coming values with intervals; {@link io.bi4j.ml.EtsForecaster}, {@link
 * io.bi4j.ml.LinearClassifier} and {@link io.bi4j.ml.LinearRegression} are the trainers behind it
 * and beside it. All of them come to a host through the service {@link
 * io.bi4j.core.spi.ModelProvider} too.
 *
 * <p>Types here are immutable and thread-safe unless their own comment says otherwise.
 */
@NullMarked
package io.bi4j.ml;

import org.jspecify.annotations.NullMarked;
