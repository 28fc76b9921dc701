package io.bi4j.data.internal.parquet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the schema of a file: a leaf with values, or a group. Immutable once levels are set.
 */
final class SchemaNode {
  static final int REQUIRED = 0;
  static final int OPTIONAL = 1;
  static final int REPEATED = 2;
  private static final int MAX_DEPTH = 60;

  final String name;
  final int repetition;
  final @Nullable Physical physical;
  final int typeLength;
  final Logical logical;
  final List<SchemaNode> children;

  /** Definition level at which the node is there, and repetition level of its values. */
  int def;

  int rep;

  /** The number of the leaf among all leaves; of a group, that of its first leaf. */
  int leaf;

  SchemaNode(
      String name,
      int repetition,
      @Nullable Physical physical,
      int typeLength,
      Logical logical,
      List<SchemaNode> children) {
    this.name = name;
    this.repetition = repetition;
    this.physical = physical;
    this.typeLength = typeLength;
    this.logical = logical;
    this.children = children;
  }

  static SchemaNode leaf(String name, int repetition, Physical physical, Logical logical) {
    return new SchemaNode(name, repetition, physical, 0, logical, List.of());
  }

  static SchemaNode group(String name, int repetition, Logical logical, List<SchemaNode> children) {
    return new SchemaNode(name, repetition, null, 0, logical, children);
  }

  boolean isLeaf() {
    return physical != null;
  }

  Physical physical() {
    if (physical == null) {
      throw new IllegalStateException("Group " + name + " has no values.");
    }
    return physical;
  }

  /** Bytes of a value of fixed length; 0 for others. */
  int width() {
    return physical == Physical.FIXED_LEN_BYTE_ARRAY ? typeLength : physical().width;
  }

  /** Sets levels and numbers of a whole tree and returns its leaves. */
  static List<SchemaNode> number(SchemaNode root) {
    List<SchemaNode> leaves = new ArrayList<>();
    for (SchemaNode child : root.children) {
      child.number(0, 0, 0, leaves);
    }
    return leaves;
  }

  private void number(int outerDef, int outerRep, int depth, List<SchemaNode> leaves) {
    if (depth > MAX_DEPTH) {
      throw ParquetErrors.damaged("its schema is nested more than " + MAX_DEPTH + " levels");
    }
    def = outerDef + (repetition == REQUIRED ? 0 : 1);
    rep = outerRep + (repetition == REPEATED ? 1 : 0);
    leaf = leaves.size();
    if (isLeaf()) {
      leaves.add(this);
    }
    for (SchemaNode child : children) {
      child.number(def, rep, depth + 1, leaves);
    }
  }

  /** Adds the numbers of all leaves of the node. */
  void leaves(List<Integer> into) {
    if (isLeaf()) {
      into.add(leaf);
    }
    children.forEach(child -> child.leaves(into));
  }
}
