/**
 * Measures peers: one JVM per (peer, job), all of them alive at the same time and asked for one run
 * after the other in turn, so that a change of the machine's load meets every peer.
 *
 * <p>{@code PeerMain} is the child's program, {@code CompareMain} the parent's.
 */
@NullMarked
package io.bi4j.benchmarks.runner;

import org.jspecify.annotations.NullMarked;
