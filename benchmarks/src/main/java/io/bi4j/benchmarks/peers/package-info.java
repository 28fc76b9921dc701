/**
 * The peers that are not written for speed by us: DuckDB in its two best settings, and the pipeline
 * that most people write first, with a map per record.
 */
@NullMarked
package io.bi4j.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
