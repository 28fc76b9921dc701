/**
 * Insights: the engine that discovers, tests and explains what stands out, and {@link
 * io.bi4j.insights.Report}, which prints its results as HTML, Markdown and JSON.
 */
@NullMarked
package io.bi4j.insights;

import org.jspecify.annotations.NullMarked;
