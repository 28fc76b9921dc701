/**
 * JSON lines from raw bytes: {@link io.bi4j.core.internal.jsonl.JsonLinesTokenizer} splits chunks
 * at line feeds, a scanner checks each line and notes where the values of the wanted keys stand,
 * and one reader per column types them when a step first needs them.
 *
 * <p><b>Checked.</b> Every byte of every line, whether its value is read or not: RFC 8259 grammar
 * without extensions, UTF-8 (no overlong forms, no surrogates), escapes (no half of a surrogate
 * pair), no raw control character, at most 200 levels and 100 characters a number. A line that
 * breaks a rule becomes {@code core/bad-record} and does not disturb the lines around it. What is
 * not checked: whether a key that nobody reads occurs twice; of a key that is read the last value
 * counts.
 */
@NullMarked
package io.bi4j.core.internal.jsonl;

import org.jspecify.annotations.NullMarked;
