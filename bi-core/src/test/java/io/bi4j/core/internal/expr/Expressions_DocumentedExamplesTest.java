package io.bi4j.core.internal.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each example of docs/expressions.md gives the result that stands beside it. */
class Expressions_DocumentedExamplesTest {
  private static final Schema SCHEMA =
      Schema.of(
          Field.of("address", DataType.struct(List.of(Field.of("city", DataType.STRING)))),
          Field.of("tags", DataType.list(DataType.STRING)));

  private final List<List<String>> examples = examples();

  private static List<List<String>> examples() {
    MarkdownTables page = MarkdownTables.of("expressions.md");
    List<List<String>> examples = new ArrayList<>();
    for (String section :
        List.of(
            "Operators",
            "Conditions and nulls",
            "Text",
            "Numbers",
            "Money",
            "Time: grains to group by",
            "Time: parts",
            "Time: arithmetic and zones",
            "Nested values")) {
      List<List<String>> rows = page.table("### " + section, "function");
      examples.addAll(rows.subList(1, rows.size()));
    }
    return examples;
  }

  private static String text(List<String> example) {
    return example.get(1).replace("`", "").replace("\\|", "|");
  }

  private static Rows row() {
    return Rows.of(SCHEMA, new Object[] {Map.of("city", "Nairobi"), List.of("old", "new")});
  }

  private static String shown(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
  }

  @TestFactory
  Stream<DynamicTest> examples_give_their_results() {
    return examples.stream()
        .map(
            example ->
                dynamicTest(
                    text(example),
                    () -> assertThat(shown(row().one(text(example)))).isEqualTo(example.get(2))));
  }

  @Test
  void every_function_has_an_example() {
    Set<String> shown = new TreeSet<>();
    examples.forEach(example -> collect(Exprs.parse(text(example)), shown));

    Set<String> missing = new TreeSet<>();
    Functions.all().forEach(function -> missing.add(function.name()));
    missing.removeAll(shown);

    assertThat(missing).containsExactly("<=", "is_not_null");
    assertThat(examples).hasSizeGreaterThan(80);
  }

  private static void collect(Expr expr, Set<String> into) {
    if (expr instanceof Expr.Call call) {
      into.add(call.function());
    }
    expr.children().forEach(child -> collect(child, into));
  }

  /** Evaluators that shared a buffer would mix up their rows. */
  @Test
  void evaluators_of_one_bound_expression_do_not_disturb_each_other() throws Exception {
    Rows texts =
        Rows.ofColumn(Field.of("x", DataType.STRING), "12.50", "abc", null, " 7 ", "2024-01-31");
    for (String text :
        List.of(
            "upper(x) || lower(x)",
            "try_cast(x as DECIMAL(5,2))",
            "try_cast(x as DATE)",
            "replace(x, '1', 'ü')",
            "trim(x, '2 7')",
            "x like '%_._%'",
            "x in ('abc', ' 7 ')",
            "lpad(x, 12, 'xy')",
            "split_part(x, '-', 2)",
            "case when x = 'abc' then x || x else reverse(x) end")) {
      BoundExpr bound = texts.bind(text);
      List<?> expected = texts.eval(text);
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        List<Future<?>> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          runs.add(threads.submit(() -> evaluateOften(bound, expected)));
        }
        for (Future<?> run : runs) {
          run.get();
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static void evaluateOften(BoundExpr bound, List<?> expected) {
    Rows texts =
        Rows.ofColumn(Field.of("x", DataType.STRING), "12.50", "abc", null, " 7 ", "2024-01-31");
    for (int i = 0; i < 500; i++) {
      assertThat(texts.eval(bound, new int[] {0, 1, 2, 3, 4})).isEqualTo(expected);
    }
  }
}
