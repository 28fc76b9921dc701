package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.data.DataType.ListType;
import io.bi4j.core.data.DataType.MapType;
import io.bi4j.core.data.DataType.StructType;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.vector.ListVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.MapVector;
import java.util.List;
import java.util.function.Consumer;

/** Reading structs, lists and maps: {@code a.b}, {@code a[1]}, {@code a['key']}, list_length. */
final class NestedFunctions {
  private NestedFunctions() {}

  static void register(Consumer<Function> to) {
    to.accept(Function.strict("field", "struct.name", NestedFunctions::field));
    to.accept(Function.strict("element", "list[number] or map[key]", NestedFunctions::element));
    to.accept(Function.strict("list_length", "list_length(list or map)", NestedFunctions::length));
  }

  private static BoundExpr field(CallSite site) {
    BoundExpr struct = site.arg(0);
    BoundExpr name = site.arg(1);
    if (!(struct.type() instanceof StructType type)
        || !name.isConstant()
        || !(name.constantValue() instanceof String field)) {
      throw site.mismatch(
          struct.expr()
              + " is no STRUCT; a column whose name has a dot is written in quotes: "
              + "\"a.b\".");
    }
    Schema fields = Schema.of(type.fields());
    if (!fields.has(field)) {
      throw site.error(
          CoreErrors.UNKNOWN_COLUMN,
          RowFault.shown(struct.expr()) + " has no field \"" + field + "\"",
          "The fields are: " + Suggestions.columns(fields, field) + ".");
    }
    int ordinal = fields.ordinal(field);
    boolean nullable = struct.nullable() || fields.field(ordinal).nullable();
    return BoundExpr.of(
        site.expr(),
        fields.field(ordinal).type(),
        nullable,
        List.of(struct),
        () -> new FieldEvaluator(struct.open(), ordinal, fields.field(ordinal).type()));
  }

  private static BoundExpr element(CallSite site) {
    BoundExpr nested = site.arg(0);
    if (nested.type() instanceof ListType type) {
      BoundExpr index = site.arg(1);
      if (!Types.is(index, Kind.INT64)) {
        throw site.mismatch("A list takes a whole number from 1, or from the end from -1.");
      }
      return picked(site, type.element(), index);
    }
    if (nested.type() instanceof MapType type) {
      BoundExpr key = site.arg(1);
      if (!key.isUntypedNull() && !key.type().equals(type.key())) {
        throw site.mismatch("The keys of this map are " + type.key() + ".");
      }
      return picked(site, type.value(), Casts.widen(key, type.key()));
    }
    throw site.mismatch("Only lists and maps have elements.");
  }

  private static BoundExpr picked(CallSite site, DataType type, BoundExpr which) {
    List<BoundExpr> args = List.of(site.arg(0), which);
    return BoundExpr.of(
        site.expr(),
        type,
        true,
        args,
        () -> new ElementEvaluator(site.arg(0).open(), which.open(), which.type(), type));
  }

  private static BoundExpr length(CallSite site) {
    site.requireArgs(1, 1);
    Kind kind = site.type(0).kind();
    if (kind == Kind.LIST) {
      return site.strict(DataType.INT64, () -> lengths());
    }
    if (kind == Kind.MAP) {
      return site.strict(DataType.INT64, () -> sizes());
    }
    throw site.mismatch("");
  }

  private static Kernel lengths() {
    return (in, out, chunk, rows, count) -> {
      ListVector a = (ListVector) in[0];
      long[] r = ((LongVector) out).values;
      for (int k = 0; k < count; k++) {
        r[rows[k]] = a.endAt(rows[k]) - a.startAt(rows[k]);
      }
    };
  }

  private static Kernel sizes() {
    return (in, out, chunk, rows, count) -> {
      MapVector a = (MapVector) in[0];
      long[] r = ((LongVector) out).values;
      for (int k = 0; k < count; k++) {
        r[rows[k]] = a.endAt(rows[k]) - a.startAt(rows[k]);
      }
    };
  }
}
