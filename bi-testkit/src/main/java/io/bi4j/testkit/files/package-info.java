/**
 * File systems with faults, over a real folder. {@link io.bi4j.testkit.files.FaultyFileSystem}
 * fails chosen operations, runs out of space or handles, is read-only, and knows what was left
 * open; {@link io.bi4j.testkit.files.CrashFs} loses at a power cut what was not forced to disk, and
 * {@link io.bi4j.testkit.files.PowerCuts} cuts the power of a scenario at many moments.
 *
 * <p>All are reached through ordinary {@link java.nio.file.Path}s: code under test that uses {@code
 * java.nio.file} needs no change. Code that calls {@code Path.toFile()} cannot be tested so.
 */
@NullMarked
package io.bi4j.testkit.files;

import org.jspecify.annotations.NullMarked;
