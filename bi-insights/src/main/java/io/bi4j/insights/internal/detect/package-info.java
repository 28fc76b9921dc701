/**
 * Detectors: each looks at prepared aggregates for one kind of finding and returns every hypothesis
 * it tested, so that the control of false discoveries counts all of them.
 *
 * <p>A {@link io.bi4j.insights.internal.detect.Hypothesis} carries a first p-value; when that is
 * small enough the miner asks for a second, resampled one and keeps the larger. Its finding holds
 * facts only; sentences are made from the facts later.
 */
@NullMarked
package io.bi4j.insights.internal.detect;

import org.jspecify.annotations.NullMarked;
