package io.bi4j.core.internal.plan;

import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns of a stage's chunks, and which of them a step sees under which name. Selecting and
 * renaming columns changes names only; nothing is copied while rows run.
 */
final class Slots {
  private final List<Field> fields = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private Map<String, Integer> visible = new LinkedHashMap<>();

  /** Slots for the columns of an input. */
  static Slots of(Schema schema) {
    Slots slots = new Slots();
    schema.fields().forEach(field -> slots.visible.put(field.name(), slots.add(field)));
    return slots;
  }

  /** Adds a slot that no step sees yet. */
  int add(Field field) {
    String name = field.name();
    while (!names.add(name)) {
      name = name + "'";
    }
    fields.add(field.withName(name));
    return fields.size() - 1;
  }

  /** All slots, as the columns of a chunk. */
  Schema schema() {
    return Schema.of(fields);
  }

  /** Shows a slot under a name, in the place of a column of that name or behind all others. */
  void show(String name, int slot) {
    visible.put(name, slot);
  }

  /** Shows exactly these columns, in this order. */
  void showOnly(Map<String, Integer> columns) {
    visible = new LinkedHashMap<>(columns);
  }

  /** The slot that a name refers to. */
  int slot(String name) {
    Integer slot = visible.get(name);
    if (slot == null) {
      throw new IllegalStateException("No slot for column \"" + name + "\".");
    }
    return slot;
  }

  /** The visible columns and their slots. */
  Map<String, Integer> visible() {
    return new LinkedHashMap<>(visible);
  }

  /** The slots of some columns. */
  int[] slots(List<String> columns) {
    return columns.stream().mapToInt(this::slot).toArray();
  }

  /** An expression over visible names as one over slots. */
  Expr overSlots(Expr expr) {
    if (expr instanceof Expr.Column column) {
      String name = fields.get(slot(column.name())).name();
      return name.equals(column.name()) ? expr : Exprs.col(name);
    }
    return expr.withChildren(expr.children().stream().map(this::overSlots).toList());
  }
}
