package io.bi4j.core.pipeline;

/**
 * What became of the rows at one step. For steps that keep rows as they are, {@code in = out +
 * dropped + rejected}; a group-by, sort or write takes {@code out} of its rows {@code in}.
 *
 * @param step the number of the step
 * @param description what the step does
 * @param in rows that came in
 * @param out rows that went on or were taken
 * @param dropped rows that the step left out on purpose, for example by a filter
 * @param rejected rows that left because of an error
 * @param nulled cells that became null because of an error
 * @since 0.1
 */
public record NodeReport(
    int step, String description, long in, long out, long dropped, long rejected, long nulled) {}
