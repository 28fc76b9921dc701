/**
 * The peer comparison: the same {@link Job jobs} on the same files through several {@link Peer
 * peers}, whose {@link Answer answers} must be equal before any time counts. {@link CellRules} says
 * what a malformed cell is.
 *
 * <p>Measuring lives in {@code runner}, the files in {@code data}, the peers in {@code peers} and
 * {@code hand}, microbenchmarks in {@code micro}.
 */
@NullMarked
package io.bi4j.benchmarks;

import org.jspecify.annotations.NullMarked;
