/**
 * The Parquet file format after its published specification (github.com/apache/parquet-format,
 * 2.12): footers in the compact protocol of Thrift, pages, encodings, and the levels of nested
 * columns. Bytes of a file become columns and columns bytes; there is no record in between.
 *
 * <p>Every length and count of a file is checked against the bytes that are there before anything
 * is allocated by it.
 */
@NullMarked
package io.bi4j.data.internal.parquet;

import org.jspecify.annotations.NullMarked;
