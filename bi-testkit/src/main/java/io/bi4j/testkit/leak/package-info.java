/**
 * What a test left behind: threads, open files and sockets, direct memory. {@link
 * io.bi4j.testkit.leak.Leaks} compares before and after; {@link io.bi4j.testkit.leak.NoLeaks} does
 * so around each test of a class. The only package whose signatures name JUnit.
 */
@NullMarked
package io.bi4j.testkit.leak;

import org.jspecify.annotations.NullMarked;
