/**
 * From batches to bytes of CSV and JSON lines. Numbers, dates and text are written straight into
 * one reused buffer, without a String per cell; {@link io.bi4j.core.internal.write.CellPrinter}
 * knows the text of each type, {@link io.bi4j.core.internal.write.CsvFormat} and {@link
 * io.bi4j.core.internal.write.JsonLinesFormat} the shape of each format.
 *
 * <p>What is written reads back as the same values with the readers of this module. Types here are
 * confined to one thread.
 */
@NullMarked
package io.bi4j.core.internal.write;

import org.jspecify.annotations.NullMarked;
