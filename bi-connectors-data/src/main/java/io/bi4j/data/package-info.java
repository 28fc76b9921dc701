/**
 * Files and stores that need more than the JDK: {@link io.bi4j.data.Parquet} reads and {@link
 * io.bi4j.data.ParquetSink} writes Parquet files, {@link io.bi4j.data.DuckDb} loads into DuckDB.
 *
 * <p>Everything here is a {@link io.bi4j.core.spi.Source} or {@link io.bi4j.core.spi.Sink} of
 * bi-core and works wherever one is taken.
 */
@NullMarked
package io.bi4j.data;

import org.jspecify.annotations.NullMarked;
