/**
 * Spreadsheets in Office Open XML (ECMA-376, ISO/IEC 29500; transitional and strict). {@link
 * io.bi4j.core.internal.xlsx.XlsxFile} is a workbook that was looked at, {@code XlsxInput} reads
 * one sheet of it row by row, {@link io.bi4j.core.internal.xlsx.XlsxFormat} writes one.
 *
 * <p>Work and memory are bounded by {@link io.bi4j.core.internal.xlsx.XlsxLimits}, whatever the
 * bytes: the archive is read by its own directory and inflated with counted bytes, XML is read
 * without document types and entities. The small parts of a workbook are read by the JDK's StAX,
 * shared strings and sheets by {@code XmlScanner}. Types here are confined to one thread unless
 * their own comment says otherwise.
 */
@NullMarked
package io.bi4j.core.internal.xlsx;

import org.jspecify.annotations.NullMarked;
