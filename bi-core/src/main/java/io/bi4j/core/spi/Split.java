package io.bi4j.core.spi;

import static java.util.Objects.requireNonNull;

/**
 * A part of a source that one reader reads from start to end. Two splits with the same id are
 * equal.
 *
 * <p>A source may extend this class to hand from {@link Source#plan} to {@link Source#open} what
 * planning found out. Only the id is stored between runs, so a source also opens a plain split with
 * that id. Immutable; subclasses have to be, too.
 *
 * @since 0.1
 */
public class Split {
  private final String id;

  /**
   * A split.
   *
   * @param id unique within the plan, for example a file name or a key range
   */
  public Split(String id) {
    this.id = requireNonNull(id, "id");
  }

  /** Unique within the plan, for example a file name or a key range. */
  public final String id() {
    return id;
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Split split && split.id.equals(id);
  }

  @Override
  public final int hashCode() {
    return id.hashCode();
  }

  @Override
  public final String toString() {
    return "Split(" + id + ")";
  }
}
