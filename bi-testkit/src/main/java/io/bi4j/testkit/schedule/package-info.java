/**
 * Concurrency that can be repeated: {@link io.bi4j.testkit.schedule.SimScheduler} runs tasks on one
 * thread in an order that follows from a seed, with a clock that jumps to the next task due.
 */
@NullMarked
package io.bi4j.testkit.schedule;

import org.jspecify.annotations.NullMarked;
