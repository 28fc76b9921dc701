/**
 * Entry points. {@link io.bi4j.core.BiRuntime} composes the engine, {@link
 * io.bi4j.core.BiException} with its {@link io.bi4j.core.ErrorCode} is the one unchecked failure of
 * every module.
 */
@NullMarked
package io.bi4j.core;

import org.jspecify.annotations.NullMarked;
