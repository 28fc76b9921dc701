/**
 * Statistics on plain arrays: tests, estimators and resampling that the detectors stand on.
 *
 * <p>Every method is a pure function of its arguments; randomness comes from a {@link
 * io.bi4j.insights.internal.stat.SeededRandom} passed in, so the same input gives the same bits on
 * every machine. Arrays handed in are never changed. Unless a method says otherwise its input holds
 * no NaN, and p-values are two-sided.
 */
@NullMarked
package io.bi4j.insights.internal.stat;

import org.jspecify.annotations.NullMarked;
