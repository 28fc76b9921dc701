/**
 * Writing reports. Everything that comes from data is escaped where it is written, charts are drawn
 * as SVG, and the same input gives the same bytes.
 */
@NullMarked
package io.bi4j.insights.internal.report;

import org.jspecify.annotations.NullMarked;
