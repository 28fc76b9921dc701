/**
 * Operators that bring rows with equal keys together: dedupe, join and lookup. Keys are hashed to
 * 128 bits with a seed of the run, so that no input can aim at one slot, and rows with equal hashes
 * are compared cell by cell. In keys null equals null, NaN equals NaN and -0.0 equals 0.0; a join
 * leaves rows with a null in their key unmatched.
 */
@NullMarked
package io.bi4j.core.internal.match;

import org.jspecify.annotations.NullMarked;
