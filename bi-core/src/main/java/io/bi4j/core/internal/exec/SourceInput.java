package io.bi4j.core.internal.exec;

import io.bi4j.core.data.Schema;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.Replay;
import io.bi4j.core.spi.Source;
import io.bi4j.core.state.StreamState;
import java.util.Optional;
import java.util.function.Supplier;

/** A source with readers of its own as the input of a branch. */
public final class SourceInput extends ResumableInput {
  private final Source source;
  private ReadPlan plan;
  private final Supplier<Schema> chunkSchema;
  private final int node;
  private final StreamState before;
  private SplitProgress progress;

  /**
   * An input.
   *
   * @param plan made for the state
   * @param before what the source remembered when the run began
   */
  public SourceInput(
      Source source, ReadPlan plan, Supplier<Schema> chunkSchema, int node, StreamState before) {
    super(chunkSchema);
    this.source = source;
    this.plan = plan;
    this.chunkSchema = chunkSchema;
    this.node = node;
    this.before = before;
    this.progress = new SplitProgress(plan.splits());
  }

  /** The source knows its own positions; whether rows changed since is told by the guarantee. */
  @Override
  public Optional<String> identity() {
    return source.replay() == Replay.NONE ? Optional.empty() : Optional.of(source.name());
  }

  /** The splits are those of the interrupted run; a new plan may have cut others. */
  @Override
  public void startAt(JsonObject position) {
    super.startAt(position);
    JsonObject splits = Positions.member(position, "at", JsonObject.class);
    if (splits.size() > 0) {
      progress = SplitProgress.of(splits);
      plan = new ReadPlan(plan.schema(), progress.splits(), plan.residual());
    }
  }

  @Override
  protected StageInput open(JsonObject position) {
    return new ReaderInput(source, plan, chunkSchema.get(), node, progress);
  }

  /** The name under which the state of the source is kept. */
  public String name() {
    return source.name();
  }

  /** What the source remembered when the run began. */
  public StreamState before() {
    return before;
  }

  /** What the source is to remember after what was read so far. */
  public StreamState after() {
    return source.merge(before, progress.finished());
  }
}
