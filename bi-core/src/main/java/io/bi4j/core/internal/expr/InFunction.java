package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code value in (…)}: null when it is not found and the value or one of the list is null. */
final class InFunction {
  private InFunction() {}

  static void register(Consumer<Function> to) {
    to.accept(Function.own("in", "value in (value, …)", InFunction::bind));
  }

  private static BoundExpr bind(CallSite site) {
    BoundExpr value = site.arg(0);
    List<BoundExpr> list = site.args().subList(1, site.args().size());
    boolean constants = list.stream().allMatch(BoundExpr::isConstant) && !value.isUntypedNull();
    List<BoundExpr> tests = new ArrayList<>();
    for (BoundExpr entry : list) {
      CallSite pair = site.withArgs(List.of(value, entry));
      tests.add(ComparisonFunctions.compare(pair, Comparison.EQUAL));
    }
    if (constants && list.size() > 1) {
      boolean withNull = list.stream().anyMatch(BoundExpr::isNullConstant);
      List<BoundExpr> known = list.stream().filter(entry -> !entry.isNullConstant()).toList();
      Optional<Kernel> kernel = kernel(value.type(), known, withNull);
      if (kernel.isPresent()) {
        return site.strict(
            DataType.BOOL,
            List.of(value),
            withNull,
            () -> kernel(value.type(), known, withNull).orElseThrow());
      }
    }
    return LogicFunctions.or(site.expr(), tests);
  }

  private static Optional<Kernel> kernel(DataType type, List<BoundExpr> list, boolean withNull) {
    if (type.kind() == Kind.STRING) {
      TextSet set = new TextSet(list.size());
      list.forEach(entry -> set.add(String.valueOf(entry.constantValue())));
      return Optional.of(text(set, withNull));
    }
    long[] found = new long[list.size()];
    int size = 0;
    for (BoundExpr entry : list) {
      BigDecimal raw = RangeComparison.raw(type, entry);
      if (raw == null) {
        return Optional.empty();
      }
      BigDecimal whole = raw.stripTrailingZeros();
      if (whole.scale() <= 0 && whole.toBigInteger().bitLength() <= 63) {
        found[size++] = whole.longValue();
      }
    }
    long[] sorted = Arrays.copyOf(found, size);
    Arrays.sort(sorted);
    return Optional.of(longs(sorted, withNull));
  }

  private static Kernel longs(long[] sorted, boolean withNull) {
    return (in, out, chunk, rows, count) -> {
      long[] a = Longs.of(in[0]);
      boolean[] r = ((BoolVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        r[i] = Arrays.binarySearch(sorted, a[i]) >= 0;
      }
      missesToNull(withNull, out, rows, count);
    };
  }

  private static Kernel text(TextSet set, boolean withNull) {
    DictionaryCache answers =
        new DictionaryCache(
            (dictionary, code) -> {
              byte[] bytes = new byte[dictionary.byteLength(code)];
              dictionary.copyUtf8(code, bytes, 0);
              return set.contains(bytes, 0, bytes.length);
            });
    return (in, out, chunk, rows, count) -> {
      TextVector text = (TextVector) in[0];
      if (text.dictionary() != null) {
        answers.apply(text.dictionary(), text.codes, out, rows, count);
      } else {
        boolean[] r = ((BoolVector) out).values;
        for (int k = 0; k < count; k++) {
          int i = rows[k];
          r[i] = !out.isNull(i) && set.contains(text.bytes, text.starts[i], text.lengths[i]);
        }
      }
      missesToNull(withNull, out, rows, count);
    };
  }

  private static void missesToNull(boolean withNull, Vector out, int[] rows, int count) {
    boolean[] r = ((BoolVector) out).values;
    for (int k = 0; withNull && k < count; k++) {
      if (!r[rows[k]]) {
        out.setNull(rows[k]);
      }
    }
  }
}
