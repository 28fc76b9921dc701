package io.bi4j.core.spi;

/**
 * What a writer has flushed but not committed, written and understood by the sink only.
 *
 * @param part the number of the writer
 * @param rows how many rows the writer took since its last flush
 * @param token the sink's own text
 * @since 0.1
 */
public record PartToken(int part, long rows, String token) {}
