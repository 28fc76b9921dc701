/**
 * JSON as immutable values. {@link JsonReader} turns text into a {@link JsonValue} within stated
 * limits, {@link JsonWriter} turns values into text that is the same on every run, and {@link
 * JsonCursor} reads a document with errors that name the place, such as {@code /steps/3/expr}.
 *
 * <p>No type of the parser underneath appears here. Types are immutable and thread-safe unless
 * their own comment says otherwise.
 */
@NullMarked
package io.bi4j.core.json;

import org.jspecify.annotations.NullMarked;
