/** Evenly spaced series: the grain of time columns, gaps, and hold-out accuracy. */
@NullMarked
package io.bi4j.ml.internal.series;

import org.jspecify.annotations.NullMarked;
