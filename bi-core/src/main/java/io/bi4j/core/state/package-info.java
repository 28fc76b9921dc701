/**
 * What survives a run. A {@link io.bi4j.core.state.StateStore} keeps small documents under a {@link
 * io.bi4j.core.state.StateKey}, replaces them by compare-and-set, and lends each key to one process
 * at a time with a fencing number; {@link io.bi4j.core.state.FileStateStore} is the durable one. A
 * {@link io.bi4j.core.state.SplitPosition} is where reading goes on inside a run, a {@link
 * io.bi4j.core.state.StreamState} what a source remembers between runs.
 */
@NullMarked
package io.bi4j.core.state;

import org.jspecify.annotations.NullMarked;
