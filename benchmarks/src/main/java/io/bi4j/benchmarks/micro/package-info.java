/**
 * JMH microbenchmarks: what one step costs, and how many bytes it allocates. One invocation works
 * on one fixed batch of rows and counts as that many operations, so that scores read as records per
 * second and the gc profiler's {@code gc.alloc.rate.norm} as bytes per record. {@code
 * benchmarks/jmh.sh} builds, runs and writes JSON.
 *
 * <p>Benchmarks of the engine's own steps belong here, beside {@link
 * io.bi4j.benchmarks.micro.SeparatorScanBenchmark}; inputs come from {@link
 * io.bi4j.benchmarks.micro.CsvText}.
 */
@NullMarked
package io.bi4j.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
