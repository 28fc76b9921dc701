package io.bi4j.core.internal.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiException;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.Dictionary;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.StringColumn;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Vectors against a row-at-a-time interpreter, over random expressions, nulls and selections. */
class Evaluator_ReferenceTest {
  private static final int EXPRESSIONS = 3_000;
  private static final int ROWS = 130;

  private final long seed = Long.getLong("bi4j.seed", 20_261_122L);
  private final Random random = new Random(seed);
  private final TypedExprs exprs = new TypedExprs(random);
  private final Reference reference = new Reference(TypedExprs.SCHEMA);

  @Test
  void every_row_has_the_value_or_the_error_that_a_plain_interpreter_gives() {
    int compared = 0;
    for (int i = 0; i < EXPRESSIONS; i++) {
      if (i % 50 == 0) {
        batch = batch();
      }
      Expr expr =
          switch (i % 4) {
            case 0 -> exprs.bool(2 + i % 4);
            case 1 -> exprs.number(2 + i % 4);
            case 2 -> exprs.text(2 + i % 3);
            default -> exprs.time(3);
          };
      compared += compare(expr) ? 1 : 0;
    }
    assertThat(compared).isGreaterThan(EXPRESSIONS / 2);
  }

  private RecordBatch batch = batch();

  private boolean compare(Expr expr) {
    BoundExpr bound;
    try {
      bound = Binder.bind(expr, TypedExprs.SCHEMA, ExprContext.UTC);
    } catch (BiException mismatch) {
      assertThat(mismatch.code().id())
          .as("%s, %s", seedText(), expr)
          .isEqualTo("core/type-mismatch");
      return false;
    }
    List<@Nullable Object> expected = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      expected.add(expected(expr, row));
    }
    Evaluator evaluator = bound.open();
    check(expr, bound, evaluator, expected, IntStream.range(0, ROWS).toArray());
    check(expr, bound, evaluator, expected, selection());
    check(expr, bound, evaluator, expected, IntStream.range(0, ROWS).toArray());
    return true;
  }

  private int[] selection() {
    return IntStream.range(0, ROWS).filter(row -> random.nextInt(3) == 0).toArray();
  }

  private @Nullable Object expected(Expr expr, int row) {
    Map<String, @Nullable Object> cells = new LinkedHashMap<>();
    for (int c = 0; c < batch.schema().columnCount(); c++) {
      cells.put(batch.schema().field(c).name(), batch.column(c).valueAt(row));
    }
    try {
      return reference.eval(expr, cells);
    } catch (Reference.RowError e) {
      return "ERROR";
    }
  }

  private void check(
      Expr expr,
      BoundExpr bound,
      Evaluator evaluator,
      List<@Nullable Object> expected,
      int[] rows) {
    Map<Integer, String> errors = new LinkedHashMap<>();
    Chunk chunk = Rows.chunk(batch, errors);
    Vector result = evaluator.eval(chunk, rows, rows.length);
    chunk.settle();
    for (int row : rows) {
      Object actual = errors.containsKey(row) ? "ERROR" : unsigned(result.valueAt(row));
      assertThat(actual)
          .as("%s, row %d of %s, %s over %s", seedText(), row, expr, bound.type(), batch.row(row))
          .isEqualTo(unsigned(expected.get(row)));
      assertThat(bound.nullable() || actual != null).as("nullable %s", expr).isTrue();
    }
    assertThat(errors.keySet()).allMatch(row -> IntStream.of(rows).anyMatch(r -> r == row));
  }

  /** -0.0 and 0.0 are the same value. */
  private static @Nullable Object unsigned(@Nullable Object value) {
    return value instanceof Double number ? (Object) (number + 0.0) : value;
  }

  private String seedText() {
    return "-Dbi4j.seed=" + seed;
  }

  /** Random rows; column s2 is in a dictionary. */
  private RecordBatch batch() {
    BatchBuilder builder = BatchBuilder.of(TypedExprs.SCHEMA);
    for (int i = 0; i < ROWS; i++) {
      builder.addRow(exprs.row());
    }
    RecordBatch plain = builder.build();
    List<Column> columns = new ArrayList<>(plain.columns());
    int s2 = plain.schema().ordinal("s2");
    columns.set(s2, coded((StringColumn) plain.column(s2)).column());
    return RecordBatch.of(plain.schema(), columns);
  }

  private static TextVector coded(StringColumn text) {
    Dictionary dictionary = new Dictionary();
    int[] codes = new int[text.rowCount()];
    for (int row = 0; row < codes.length; row++) {
      byte[] utf8 = text.stringAt(row).getBytes(StandardCharsets.UTF_8);
      codes[row] = text.isNull(row) ? -1 : dictionary.add(utf8, 0, utf8.length);
    }
    TextVector coded = TextVector.ofCodes(text.type(), dictionary, codes, codes.length);
    for (int row = 0; row < codes.length; row++) {
      if (text.isNull(row)) {
        coded.setNull(row);
      }
    }
    return coded;
  }
}
