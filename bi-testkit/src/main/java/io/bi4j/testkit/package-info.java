/**
 * Test support for the modules of BI4J and for vendors. {@link Property} checks a law on many drawn
 * values, prints the seed of a failure and shrinks it; {@link Batches} draws schemas and records.
 */
@NullMarked
package io.bi4j.testkit;

import org.jspecify.annotations.NullMarked;
