/**
 * Pipelines: a {@link io.bi4j.core.pipeline.Pipeline} is a checked plan of steps from sources to
 * sinks, a {@link io.bi4j.core.pipeline.RunHandle} is one run of it, and a {@link
 * io.bi4j.core.pipeline.RunReport} tells what became of every row.
 */
@NullMarked
package io.bi4j.core.pipeline;

import org.jspecify.annotations.NullMarked;
