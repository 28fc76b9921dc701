package io.bi4j.core.internal.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Exprs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each cell of the tables in docs/types.md against the binder. */
class Types_DocumentedTablesTest {
  private static final String NONE = "–";

  private final MarkdownTables page = MarkdownTables.of("types.md");

  private static DataType type(String name) {
    return switch (name) {
      case "DECIMAL" -> DataType.decimal(10, 2);
      case "MONEY" -> DataType.money("EUR");
      case "LIST" -> DataType.list(DataType.INT64);
      default -> DataType.parse(name);
    };
  }

  @TestFactory
  Stream<DynamicTest> arithmetic() {
    return Stream.of("+", "-", "*", "/", "%")
        .flatMap(
            operator -> {
              List<List<String>> rows =
                  page.table("### left " + operator + " right", "left \\ right");
              assertThat(rows).hasSize(10).allMatch(row -> row.size() == 10);
              return cells(rows)
                  .map(
                      cell ->
                          dynamicTest(
                              cell.row + " " + operator + " " + cell.column,
                              () -> checkArithmetic(operator, cell)));
            });
  }

  private static void checkArithmetic(String operator, Cell cell) {
    Schema schema = Schema.of(Field.of("a", type(cell.row)), Field.of("b", type(cell.column)));
    if (cell.content.equals(NONE)) {
      assertThatThrownBy(() -> bind("a " + operator + " b", schema))
          .isInstanceOf(BiException.class)
          .hasMessageContaining(type(cell.row).toString());
      return;
    }
    DataType result = bind("a " + operator + " b", schema).type();
    if (cell.content.equals("DECIMAL")) {
      assertThat(result.kind()).isEqualTo(DataType.Kind.DECIMAL);
    } else {
      assertThat(result).isEqualTo(type(cell.content));
    }
  }

  @TestFactory
  Stream<DynamicTest> decimals() {
    List<List<String>> rows = page.table("## Decimals", "left");
    assertThat(rows).hasSize(17);
    return rows.stream()
        .skip(1)
        .map(
            row ->
                dynamicTest(
                    String.join(" ", row),
                    () -> {
                      Schema schema =
                          Schema.of(
                              Field.of("a", DataType.parse(row.get(0))),
                              Field.of("b", DataType.parse(row.get(2))));
                      assertThat(bind("a " + row.get(1) + " b", schema).type())
                          .hasToString(row.get(3));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> casts() {
    List<List<String>> rows = page.table("## Casts", "from \\ to");
    assertThat(rows).hasSize(14).allMatch(row -> row.size() == 14);
    return cells(rows)
        .map(cell -> dynamicTest(cell.row + " as " + cell.column, () -> checkCast(cell)));
  }

  private static void checkCast(Cell cell) {
    Schema schema = Schema.of(Field.required("a", type(cell.row)));
    for (String cast : List.of("cast", "try_cast")) {
      String text = cast + "(a as " + type(cell.column) + ")";
      if (cell.content.equals(NONE)) {
        assertThatThrownBy(() -> bind(text, schema))
            .isInstanceOf(BiException.class)
            .hasMessageContaining("does not take these types");
      } else {
        assertThat(bind(text, schema).type()).isEqualTo(type(cell.column));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> aggregates() {
    List<List<String>> rows = page.table("## Aggregates", "aggregate");
    assertThat(rows).hasSize(15).allMatch(row -> row.size() == 14);
    return cells(rows)
        .map(cell -> dynamicTest(cell.row + " of " + cell.column, () -> checkAggregate(cell)));
  }

  private static void checkAggregate(Cell cell) {
    List<DataType> arguments = new ArrayList<>(List.of(type(cell.column)));
    arguments.add(DataType.FLOAT64);
    if (cell.content.equals(NONE)) {
      assertThatThrownBy(() -> AggregateTypes.resultType(cell.row, arguments))
          .isInstanceOf(BiException.class)
          .hasMessageContaining(cell.row);
    } else {
      assertThat(AggregateTypes.resultType(cell.row, arguments)).isEqualTo(type(cell.content));
    }
  }

  private static BoundExpr bind(String text, Schema schema) {
    return Binder.bind(Exprs.parse(text), schema, ExprContext.UTC);
  }

  private record Cell(String row, String column, String content) {}

  private static Stream<Cell> cells(List<List<String>> rows) {
    List<String> heading = rows.get(0);
    return rows.stream()
        .skip(1)
        .flatMap(
            row ->
                java.util.stream.IntStream.range(1, row.size())
                    .mapToObj(i -> new Cell(row.get(0), heading.get(i), row.get(i))));
  }
}
