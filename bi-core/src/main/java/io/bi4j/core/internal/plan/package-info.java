/**
 * From steps to stages: the one logical plan that the fluent builder, a pipeline's JSON and metric
 * queries share, and the planner that binds it and lays its columns out for the executor.
 */
@NullMarked
package io.bi4j.core.internal.plan;

import org.jspecify.annotations.NullMarked;
