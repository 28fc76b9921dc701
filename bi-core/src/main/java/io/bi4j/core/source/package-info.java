/**
 * Sources and sinks that come with the library: files of CSV and JSON lines, and records in memory.
 */
@NullMarked
package io.bi4j.core.source;

import org.jspecify.annotations.NullMarked;
