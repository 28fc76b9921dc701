/**
 * Reading CSV: bit masks of the structural bytes, records with their field ends, and typed columns
 * decoded on demand. RFC 4180 exactly; what breaks it is reported with its place, never guessed.
 */
@NullMarked
package io.bi4j.core.internal.csv;

import org.jspecify.annotations.NullMarked;
