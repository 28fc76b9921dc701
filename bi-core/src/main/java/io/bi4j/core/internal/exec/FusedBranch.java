package io.bi4j.core.internal.exec;

import io.bi4j.core.data.Schema;
import io.bi4j.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Supplier;

/** A fused source as the input of a branch. */
public final class FusedBranch extends ResumableInput {
  private final FusedInput fused;
  private final Supplier<Schema> chunkSchema;
  private final int node;

  public FusedBranch(FusedInput fused, Supplier<Schema> chunkSchema, int node) {
    super(chunkSchema);
    this.fused = fused;
    this.chunkSchema = chunkSchema;
    this.node = node;
  }

  @Override
  public Optional<String> identity() {
    return fused.identity();
  }

  @Override
  protected StageInput open(JsonObject position) {
    return position.size() == 0
        ? fused.open(chunkSchema.get(), node)
        : fused.open(chunkSchema.get(), node, position);
  }
}
