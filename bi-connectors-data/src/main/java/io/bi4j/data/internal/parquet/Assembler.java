package io.bi4j.data.internal.parquet;

import io.bi4j.core.data.Column;
import io.bi4j.core.data.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts columns together from the leaves below them. A part has a row for every entry of a leaf that
 * begins one: whose repetition level is at most that of the part's rows, and whose definition level
 * says that what is around the part exists.
 */
final class Assembler {
  private final @Nullable LeafReader[] leaves;

  Assembler(@Nullable LeafReader[] leaves) {
    this.leaves = leaves;
  }

  /** The column of a whole record's part. */
  Column column(Shape shape) {
    return build(shape, 0, 0);
  }

  private LeafReader leaf(Shape shape) {
    LeafReader leaf = leaves[shape.firstLeaf()];
    if (leaf == null) {
      throw new IllegalStateException("Leaf " + shape.firstLeaf() + " was not read.");
    }
    return leaf;
  }

  private Column build(Shape shape, int slotRep, int slotDef) {
    if (shape instanceof Shape.Leaf one) {
      return LeafColumns.column(one, leaf(one), slotDef);
    } else if (shape instanceof Shape.ListOf list) {
      Runs runs = new Runs(leaf(list), list.node(), list.repeated(), slotRep, slotDef);
      Column elements = build(list.element(), list.repeated().rep, list.repeated().def);
      return Columns.list(elements, runs.ends, runs.nulls(), runs.rows);
    } else if (shape instanceof Shape.MapOf map) {
      Runs runs = new Runs(leaf(map), map.node(), map.repeated(), slotRep, slotDef);
      Column keys = build(map.key(), map.repeated().rep, map.repeated().def);
      Column values = build(map.value(), map.repeated().rep, map.repeated().def);
      return Columns.map(keys, values, runs.ends, runs.nulls(), runs.rows);
    }
    return struct((Shape.StructOf) shape, slotRep, slotDef);
  }

  private Column struct(Shape.StructOf struct, int slotRep, int slotDef) {
    LeafReader leaf = leaf(struct);
    List<Column> children = new ArrayList<>();
    for (Shape child : struct.children()) {
      children.add(build(child, slotRep, slotDef));
    }
    long[] nulls = new long[(leaf.entries + 63) >>> 6];
    int rows = 0;
    boolean any = false;
    for (int i = 0; i < leaf.entries; i++) {
      if (rep(leaf, i) <= slotRep && def(leaf, i) >= slotDef) {
        if (def(leaf, i) < struct.node().def) {
          nulls[rows >>> 6] |= 1L << rows;
          any = true;
        }
        rows++;
      }
    }
    for (Column child : children) {
      if (child.rowCount() != rows) {
        throw ParquetErrors.damaged(
            "the columns of \"" + struct.node().name + "\" have different numbers of values");
      }
    }
    return Columns.struct(struct.type(), children, any ? nulls : null, rows);
  }

  private static int rep(LeafReader leaf, int entry) {
    return leaf.leaf.rep == 0 ? 0 : leaf.reps[entry];
  }

  private static int def(LeafReader leaf, int entry) {
    return leaf.leaf.def == 0 ? 0 : leaf.defs[entry];
  }

  /** Where each row of a list or map ends among its elements. */
  private static final class Runs {
    private final long[] marks;
    private boolean anyNull;
    int rows;
    int[] ends;

    Runs(LeafReader leaf, SchemaNode node, SchemaNode repeated, int slotRep, int slotDef) {
      marks = new long[(leaf.entries + 63) >>> 6];
      ends = new int[leaf.entries];
      int elements = 0;
      for (int i = 0; i < leaf.entries; i++) {
        int def = def(leaf, i);
        int rep = rep(leaf, i);
        if (rep <= slotRep && def >= slotDef) {
          if (def < node.def && node != repeated) {
            marks[rows >>> 6] |= 1L << rows;
            anyNull = true;
          }
          rows++;
        }
        if (rep <= repeated.rep && def >= repeated.def) {
          elements++;
        }
        if (rows > 0) {
          ends[rows - 1] = elements;
        }
      }
      ends = Arrays.copyOf(ends, rows);
    }

    long @Nullable [] nulls() {
      return anyNull ? marks : null;
    }
  }
}
