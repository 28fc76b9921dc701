/**
 * The limit: the jobs written by hand for this schema, as fast as we know how to write them in
 * plain Java. It shows how much room a general engine has; it is no product. {@code
 * sun.misc.Unsafe} is used here, and only here, because nothing of this module is published.
 *
 * <p>It knows the columns and their order and nothing about lengths or values. It is exact where
 * the peers are: RFC 4180 with quoted line ends across chunk borders, JSON keys in any order with
 * escapes, every timestamp and number checked. Its limits, all of which end in an error, never in a
 * wrong answer: a record longer than {@value io.bi4j.benchmarks.hand.ChunkReader#MAX_RECORD} bytes,
 * and a record with another number of cells than the header.
 *
 * <p>How: threads take chunks in turn ({@code ChunkReader}). CSV: one pass marks all separators and
 * quotes ({@code Separators}), the parity of the quotes of all earlier chunks says whether a chunk
 * starts inside quotes ({@code QuoteParity}), and a record whose marks are just the separators is
 * read from the marks. JSON lines: a line of the usual shape is walked from value to value ({@code
 * Scan}, {@code JsonLayout}). Any other record is read byte by byte ({@code CsvRecord}, {@code
 * JsonRecord}). Cells become numbers by arithmetic on words ({@code Cells}); groups are collected
 * per thread and merged once ({@code GroupLog}, {@code GroupMerge}).
 */
@NullMarked
package io.bi4j.benchmarks.hand;

import org.jspecify.annotations.NullMarked;
