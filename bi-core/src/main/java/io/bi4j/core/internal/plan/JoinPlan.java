package io.bi4j.core.internal.plan;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.match.KeyCells;
import io.bi4j.core.pipeline.JoinType;
import io.bi4j.core.pipeline.OnMissing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A join or lookup over the columns of its two inputs.
 *
 * @param type which rows come out
 * @param missing what becomes of rows without a match when this is a lookup
 * @param on the key columns
 * @param kept the columns that the right side keeps: its keys, then those that go on
 * @param added the columns that the right side adds
 * @param schema the columns that come out
 */
record JoinPlan(
    JoinType type,
    @Nullable OnMissing missing,
    List<KeyPair> on,
    Schema kept,
    List<Field> added,
    Schema schema) {

  static JoinPlan of(Step.Join join, Schema left, Schema right) {
    checkKeys("join", join.on(), left, right);
    List<String> keys = join.on().stream().map(KeyPair::right).toList();
    boolean adds = join.type() == JoinType.INNER || join.type() == JoinType.LEFT;
    List<Field> added = new ArrayList<>();
    for (Field field : right.fields()) {
      if (adds && !keys.contains(field.name())) {
        added.add(field);
      }
    }
    return of(join.type(), null, join.on(), left, right, added);
  }

  static JoinPlan of(Step.Lookup lookup, Schema left, Schema right) {
    checkKeys("lookup", lookup.on(), left, right);
    List<Field> added = lookup.columns().stream().map(right::field).toList();
    return of(JoinType.LEFT, lookup.missing(), lookup.on(), left, right, added);
  }

  private static JoinPlan of(
      JoinType type,
      @Nullable OnMissing missing,
      List<KeyPair> on,
      Schema left,
      Schema right,
      List<Field> added) {
    List<Field> kept = new ArrayList<>();
    on.stream().map(KeyPair::right).distinct().forEach(name -> kept.add(right.field(name)));
    added.stream().filter(field -> !kept.contains(field)).forEach(kept::add);
    boolean nullable = type == JoinType.LEFT && (missing == null || missing == OnMissing.NULL);
    List<Field> fields = new ArrayList<>(left.fields());
    for (Field field : added) {
      if (left.has(field.name())) {
        throw new BiException(
            CoreErrors.DUPLICATE_COLUMN,
            "Both sides have a column \""
                + field.name()
                + "\" that is no key of the right side. Rename it on one side, or leave it out with"
                + " select(...), before the step.");
      }
      fields.add(nullable ? Field.of(field.name(), field.type()) : field);
    }
    return new JoinPlan(type, missing, on, Schema.of(kept), List.copyOf(added), Schema.of(fields));
  }

  private static void checkKeys(String step, List<KeyPair> on, Schema left, Schema right) {
    for (KeyPair pair : on) {
      Field mine = left.field(pair.left());
      Field theirs = right.field(pair.right());
      KeyCells.requireKey(step, mine);
      if (!mine.type().equals(theirs.type())) {
        throw new BiException(
            CoreErrors.TYPE_MISMATCH,
            "Keys \""
                + pair.left()
                + "\" ("
                + mine.type()
                + ") and \""
                + pair.right()
                + "\" ("
                + theirs.type()
                + ") have different types, so they never compare. Cast one of them before the"
                + " step.");
      }
    }
  }
}
