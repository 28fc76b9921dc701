/**
 * From findings to insights in words. Every number, date and name in a sentence is taken from the
 * finding's facts; nothing is computed here but its spelling.
 */
@NullMarked
package io.bi4j.insights.internal.explain;

import org.jspecify.annotations.NullMarked;
