package io.bi4j.core.pipeline;

import io.bi4j.core.data.RecordSet;

/**
 * The rows of a run, and what became of those that are not among them.
 *
 * @param rows the rows that came out
 * @param report what the run did
 * @since 0.1
 */
public record RunResult(RecordSet rows, RunReport report) {}
