/**
 * Columnar records. A {@link RecordBatch} is an immutable slice of rows that share one {@link
 * Schema}; arithmetic on money and counts happens on its typed columns, never on boxed rows. A
 * {@link RecordSet} is a materialised result for people.
 *
 * <p>Types here are immutable and thread-safe unless their own comment says otherwise.
 */
@NullMarked
package io.bi4j.core.data;

import org.jspecify.annotations.NullMarked;
