/**
 * What data means and how it is asked. A {@link SemanticModel} names the measures, dimensions and
 * time of some entities; {@link SemanticModel#infer} proposes one from data and says why. A {@link
 * MetricQuery} asks for measures by groups, over a time, compared with another time; a {@link
 * QueryEngine} answers it.
 *
 * <p>Everything that is ambiguous is said, not guessed: in the report of an inferred model, in
 * {@link SemanticModel#check()}, and as refusals of queries whose sums would mean nothing.
 *
 * <p>Types here are immutable and thread-safe unless their own comment says otherwise.
 */
@NullMarked
package io.bi4j.core.semantic;

import org.jspecify.annotations.NullMarked;
