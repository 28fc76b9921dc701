/**
 * Aggregates that the detectors read: a {@link io.bi4j.insights.internal.cube.Cube} gives the
 * series of a measure in a scope and the totals of a dimension's members, whatever computed them.
 *
 * <p>A {@link io.bi4j.insights.internal.cube.Cuboid} holds the sums, counts and squares of every
 * component for the members of up to two dimensions over time; measures are formed from components
 * only when read, so ratios are never averaged.
 */
@NullMarked
package io.bi4j.insights.internal.cube;

import org.jspecify.annotations.NullMarked;
