/**
 * Reading bytes in chunks by several workers at once. The bytes are read and marked in parallel;
 * where a record starts is handed from chunk to chunk in order, so that records are exact whatever
 * stands in them.
 */
@NullMarked
package io.bi4j.core.internal.scan;

import org.jspecify.annotations.NullMarked;
