package io.bi4j.core.internal.match;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.exec.NumberedInput;
import io.bi4j.core.internal.exec.Origin;
import io.bi4j.core.internal.vector.Vector;
import java.util.List;
import java.util.function.LongConsumer;

/** Blocks of rows as the input of a stage, each once, without the rows that are marked. */
final class BlocksInput extends NumberedInput {
  private final List<RowBlock> blocks;
  private final long[][] without;
  private final LongConsumer given;

  /**
   * Blocks in order.
   *
   * @param without per block the rows to leave out, one bit each, or null when all stay
   * @param given hears how many bytes of heap each block gave away
   */
  BlocksInput(Schema schema, List<RowBlock> blocks, long[][] without, LongConsumer given) {
    super(schema, -1);
    this.blocks = blocks;
    this.without = without;
    this.given = given;
  }

  @Override
  protected long tasks() {
    return blocks.size();
  }

  @Override
  protected void fill(Chunk chunk, int task) {
    RowBlock block = blocks.get(task);
    long bytes = block.retainedBytes();
    Vector[] columns = block.take();
    given.accept(bytes);
    chunk.reset(block.rows, columns, Origin.UNKNOWN);
    long[] marks = without[task];
    if (marks != null) {
      chunk.drop(marks);
    }
  }
}
