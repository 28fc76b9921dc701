/**
 * From bytes of text to cells. Each {@code …Text} class reads one type from a range of UTF-8 bytes
 * without allocating and without exceptions: malformed text gives a sentinel, {@link
 * io.bi4j.core.internal.parse.CellText#INVALID} for types held in a long.
 *
 * <p>The grammars are exact and stand in the comment of each class. None of them accepts blanks; a
 * caller that wants them ignored trims first. {@link io.bi4j.core.internal.parse.Utf8} checks
 * bytes, {@link io.bi4j.core.internal.parse.TranscodingInputStream} turns other encodings into
 * UTF-8.
 *
 * <p>Everything here is stateless or immutable, hence thread-safe, unless its comment says
 * otherwise.
 */
@NullMarked
package io.bi4j.core.internal.parse;

import org.jspecify.annotations.NullMarked;
