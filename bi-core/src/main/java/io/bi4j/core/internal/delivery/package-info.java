/**
 * How a run reaches its sink so that a crash at any moment loses nothing: a lease, commits at
 * barriers, and the decision where a run goes on.
 */
@NullMarked
package io.bi4j.core.internal.delivery;

import org.jspecify.annotations.NullMarked;
