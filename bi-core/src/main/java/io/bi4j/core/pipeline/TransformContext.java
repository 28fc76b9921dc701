package io.bi4j.core.pipeline;

import io.bi4j.core.data.Schema;

/**
 * What a {@link Transform} gets when it is opened for a worker.
 *
 * @param pipeline the name of the pipeline
 * @param input the columns that come in
 * @param output the columns that must come out
 * @param worker the number of the worker, from zero
 * @since 0.1
 */
public record TransformContext(String pipeline, Schema input, Schema output, int worker) {}
