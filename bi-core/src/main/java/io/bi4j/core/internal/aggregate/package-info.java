/**
 * Group-by on columns: keys become words of 64 bits in an open-addressing table, and the state of
 * each aggregation is a set of vectors indexed by group, so that merging workers, spilling and
 * shuffling are one mechanism.
 */
@NullMarked
package io.bi4j.core.internal.aggregate;

import org.jspecify.annotations.NullMarked;
