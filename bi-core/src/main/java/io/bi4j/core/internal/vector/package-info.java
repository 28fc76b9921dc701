/**
 * Column arrays of the engine. A vector is growable and belongs to one worker while it is filled;
 * once it is part of a {@link io.bi4j.core.data.RecordBatch} nobody writes to it again.
 */
@NullMarked
package io.bi4j.core.internal.vector;

import org.jspecify.annotations.NullMarked;
