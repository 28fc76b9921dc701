/**
 * How a semantic model is inferred from data, and how queries on a model are answered. Not part of
 * the public surface.
 */
@NullMarked
package io.bi4j.core.internal.semantic;

import org.jspecify.annotations.NullMarked;
