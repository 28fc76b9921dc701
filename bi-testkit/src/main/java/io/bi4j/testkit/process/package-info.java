/**
 * Tests in a JVM of their own. {@link io.bi4j.testkit.process.ChildJvm} starts a program and
 * reports how it ended and what memory it took; {@link io.bi4j.testkit.process.CrashRuns} kills it
 * at named {@link io.bi4j.testkit.process.CrashPoint}s or at random moments, and starts it again;
 * {@link io.bi4j.testkit.process.CrashPoints} adds such points to a sink from the outside.
 */
@NullMarked
package io.bi4j.testkit.process;

import org.jspecify.annotations.NullMarked;
