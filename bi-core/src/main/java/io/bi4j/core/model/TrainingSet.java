package io.bi4j.core.model;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Selection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows to learn from, with the roles of their columns: one target, the features, and for series a
 * time.
 *
 * <p><b>Cost.</b> Holds the rows in one batch in memory.
 *
 * @since 0.1
 */
public final class TrainingSet {
  private final RecordBatch rows;
  private final String target;
  private final List<String> features;
  private final @Nullable String time;

  private TrainingSet(
      RecordBatch rows, String target, List<String> features, @Nullable String time) {
    this.rows = rows;
    this.target = target;
    this.features = List.copyOf(features);
    this.time = time;
  }

  /**
   * Rows with a target; every other column is a feature.
   *
   * @throws io.bi4j.core.BiException {@code core/unknown-column} when there is no such column
   */
  public static TrainingSet of(RecordSet rows, String target) {
    return of(rows.toBatch(), target);
  }

  /** Rows of one batch with a target; every other column is a feature. */
  public static TrainingSet of(RecordBatch rows, String target) {
    rows.schema().ordinal(target);
    List<String> others =
        rows.schema().names().stream().filter(name -> !name.equals(target)).toList();
    return new TrainingSet(rows, target, others, null);
  }

  /** The same rows with these features only. */
  public TrainingSet withFeatures(List<String> names) {
    names.forEach(name -> requireFeature(name));
    return new TrainingSet(rows, target, names, time);
  }

  /** The same rows without these features. */
  public TrainingSet withoutFeatures(String... names) {
    List<String> removed = List.of(names);
    removed.forEach(name -> requireFeature(name));
    return new TrainingSet(
        rows, target, features.stream().filter(name -> !removed.contains(name)).toList(), time);
  }

  /** The same rows with a column that orders them in time; it is no longer a feature. */
  public TrainingSet withTime(String column) {
    requireFeature(column);
    List<String> others = features.stream().filter(name -> !name.equals(column)).toList();
    return new TrainingSet(rows, target, others, column);
  }

  private void requireFeature(String name) {
    rows.schema().ordinal(requireNonNull(name, "name"));
    if (name.equals(target)) {
      throw new IllegalArgumentException(
          "Column \"" + name + "\" is the target; it cannot be an input too.");
    }
  }

  /** The same columns with some of the rows. */
  public TrainingSet filter(Selection selected) {
    return new TrainingSet(rows.filter(selected), target, features, time);
  }

  /** All rows and columns. */
  public RecordBatch rows() {
    return rows;
  }

  /** How many rows there are. */
  public int rowCount() {
    return rows.rowCount();
  }

  /** The column to predict. */
  public String target() {
    return target;
  }

  /** The columns to predict from, in order. */
  public List<String> features() {
    return features;
  }

  /** The column that orders the rows in time. */
  public Optional<String> time() {
    return Optional.ofNullable(time);
  }

  /**
   * 32 hexadecimal digits that stand for the cells of target, time and features with their names
   * and types. The order of the rows does not matter; any changed cell does. Not meant against
   * forgery.
   */
  public String fingerprint() {
    return Fingerprint.of(this);
  }
}
