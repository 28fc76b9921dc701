/** Loads batches into DuckDB through its appender, in the transaction of their checkpoint. */
@NullMarked
package io.bi4j.data.internal.duckdb;

import org.jspecify.annotations.NullMarked;
