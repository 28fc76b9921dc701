/**
 * The payment rows that every job reads: a generator whose rows are a pure function of (seed, row
 * count, index), its three file forms (full CSV, slim CSV, JSON lines) and the traps built into
 * them (quotes, newlines, non-ASCII text, malformed cells, re-delivered rows, JSON escapes and key
 * orders).
 *
 * <p>Types here are confined to one thread unless their own comment says otherwise.
 */
@NullMarked
package io.bi4j.benchmarks.data;

import org.jspecify.annotations.NullMarked;
