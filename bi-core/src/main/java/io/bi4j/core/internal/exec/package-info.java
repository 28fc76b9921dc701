/**
 * The local executor. Workers pull tasks from a source, push {@link
 * io.bi4j.core.internal.exec.Chunk}s through fused operators and merge their states at the end of a
 * stage.
 *
 * <p>A source of the library is read by the workers themselves, without a queue between. To users
 * it is a source like any other: no public type names one of this package. Its plan has one {@link
 * io.bi4j.core.internal.exec.FusedSplit}, which carries what planning found out; the reader that it
 * opens for that split is a {@link io.bi4j.core.internal.exec.FusedReader}, and the engine opens
 * the {@link io.bi4j.core.internal.exec.FusedInput} behind it instead of calling it. A vendor's
 * source that delegates to one of ours keeps this speed; one that wraps the readers, to mask a
 * column for example, is read through its wrapper.
 */
@NullMarked
package io.bi4j.core.internal.exec;

import org.jspecify.annotations.NullMarked;
