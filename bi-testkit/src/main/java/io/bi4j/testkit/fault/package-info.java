/**
 * Faults that come when a test wants them. A {@link io.bi4j.testkit.fault.FaultCounter} counts
 * operations and says which one fails; {@link io.bi4j.testkit.fault.FaultLoop} fails the first, the
 * second, the third, until a run passes untouched; {@link io.bi4j.testkit.fault.FaultyInputStream}
 * and {@link io.bi4j.testkit.fault.FaultyOutputStream} are streams with faults.
 */
@NullMarked
package io.bi4j.testkit.fault;

import org.jspecify.annotations.NullMarked;
