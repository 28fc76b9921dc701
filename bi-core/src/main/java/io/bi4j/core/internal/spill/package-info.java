/**
 * State that does not fit. Operators tell a {@link io.bi4j.core.internal.spill.MemoryBudget} what
 * they hold; once a run holds too much, the operator that notices writes its columns to files in a
 * private directory of the run, through the one {@link io.bi4j.core.internal.spill.ColumnCodec}
 * that checkpoints of state use too.
 */
@NullMarked
package io.bi4j.core.internal.spill;

import org.jspecify.annotations.NullMarked;
