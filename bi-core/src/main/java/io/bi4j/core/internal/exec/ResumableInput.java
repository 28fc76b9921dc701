package io.bi4j.core.internal.exec;

import io.bi4j.core.data.Schema;
import io.bi4j.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An input that can tell where reading stands, and go on from there in another process. One per
 * branch and run; confined to the thread that runs the stage, but for {@link #position()}, which
 * the worker at a {@link Barrier} asks for.
 */
public abstract class ResumableInput implements Supplier<StageInput> {
  private static final String ENDED = "ended";
  private static final String AT = "at";

  private final Supplier<Schema> chunkSchema;
  private JsonObject at = JsonObject.EMPTY;
  private volatile @Nullable StageInput opened;
  private volatile boolean ended;

  /**
   * An input.
   *
   * @param chunkSchema the columns of the stage's chunks; asked when the input is opened, because
   *     steps add columns until the plan is whole
   */
  protected ResumableInput(Supplier<Schema> chunkSchema) {
    this.chunkSchema = chunkSchema;
  }

  /** What tells the content of the input from another content; empty when it cannot go on. */
  public abstract Optional<String> identity();

  /**
   * Opens the input.
   *
   * @param position where, empty for its start
   */
  protected abstract StageInput open(JsonObject position);

  /** Makes the input begin at a position that {@link #position()} gave. */
  public void startAt(JsonObject position) {
    at = Positions.member(position, AT, JsonObject.class);
    ended = Positions.flag(position, ENDED);
  }

  @Override
  public final StageInput get() {
    if (ended) {
      return new BatchesInput(chunkSchema.get(), List.of(), "", -1);
    }
    StageInput input = open(at);
    opened = input;
    return input;
  }

  /** Says that all rows of the input were taken. */
  final void ended() {
    at = reached();
    ended = true;
    opened = null;
  }

  /** Where reading stands; asked while no worker is in a task. */
  public final JsonObject position() {
    return JsonObject.builder().put(AT, reached()).put(ENDED, ended).build();
  }

  private JsonObject reached() {
    StageInput input = opened;
    return input == null ? at : input.position();
  }
}
