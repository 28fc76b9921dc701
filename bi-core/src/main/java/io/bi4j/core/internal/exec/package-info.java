/**
 * The local executor. Workers pull tasks from a source, push {@link
 * io.bi4j.core.internal.exec.Chunk}s through fused operators and merge their states at the end of a
 * stage.
 */
@NullMarked
package io.bi4j.core.internal.exec;

import org.jspecify.annotations.NullMarked;
