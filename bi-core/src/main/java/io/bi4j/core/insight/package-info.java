/**
 * Insights: findings in business data with the numbers, the test and the words that carry them.
 *
 * <p>An {@link io.bi4j.core.insight.InsightEngine} answers an {@link
 * io.bi4j.core.insight.InsightRequest} with an {@link io.bi4j.core.insight.InsightResult}: a ranked
 * list of {@link io.bi4j.core.insight.Insight}s and the {@link io.bi4j.core.insight.Coverage} of
 * the search. Every number in a sentence is a {@link io.bi4j.core.insight.Fact} of the insight's
 * {@link io.bi4j.core.insight.Evidence}.
 *
 * <p>Types here are immutable and thread-safe.
 */
@NullMarked
package io.bi4j.core.insight;

import org.jspecify.annotations.NullMarked;
