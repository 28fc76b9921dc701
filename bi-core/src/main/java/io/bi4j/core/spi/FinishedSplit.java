package io.bi4j.core.spi;

import io.bi4j.core.state.SplitPosition;

/**
 * A split that was read, and how far.
 *
 * @param split the split
 * @param position the last position whose rows were committed; its text is empty when the split had
 *     no rows
 * @since 0.1
 */
public record FinishedSplit(Split split, SplitPosition position) {}
