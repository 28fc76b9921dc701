/**
 * From a file to an explained report: {@link io.bi4j.examples.quickstart.Quickstart} reads, cleans
 * and aggregates a file, shows what it found out about it, its insights and one forecast, and
 * writes a report.
 */
@NullMarked
package io.bi4j.examples.quickstart;

import org.jspecify.annotations.NullMarked;
