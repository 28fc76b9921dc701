package io.bi4j.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What batches promise, for cells of every type. */
class RecordBatch_LawsTest {
  private static void assertCells(RecordBatch batch, List<List<@Nullable Object>> rows) {
    assertThat(batch.rowCount()).isEqualTo(rows.size());
    for (int c = 0; c < batch.schema().columnCount(); c++) {
      Column column = batch.column(c);
      int nulls = 0;
      for (int r = 0; r < rows.size(); r++) {
        Object expected = rows.get(r).get(c);
        nulls += expected == null ? 1 : 0;
        assertThat(column.valueAt(r))
            .as("%s in row %s", batch.schema().field(c), r)
            .isEqualTo(expected);
        assertThat(column.isNull(r)).isEqualTo(expected == null);
        assertThat(column.nullWord(r >> 6) >>> r & 1).isEqualTo(expected == null ? 1 : 0);
      }
      assertThat(column.nullCount()).isEqualTo(nulls);
      assertThat(column.nullWord(rows.size() >> 6) >>> rows.size()).as("past the last").isZero();
    }
  }

  @Test
  void cells_read_back_as_they_were_set() {
    for (int seed = 0; seed < 20; seed++) {
      var rows = new RandomBatches(seed).rows(seed * 7);

      assertCells(RandomBatches.batch(rows), rows);
    }
  }

  @Test
  void a_slice_and_a_filter_hold_the_rows_asked_for() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      var rows = new RandomBatches(seed).rows(1 + random.nextInt(150));
      RecordBatch batch = RandomBatches.batch(rows);
      int from = random.nextInt(rows.size());
      int count = random.nextInt(rows.size() - from + 1);
      int[] chosen = IntStream.range(0, rows.size()).filter(i -> random.nextInt(3) == 0).toArray();

      assertCells(batch.slice(from, count), rows.subList(from, from + count));
      assertCells(
          batch.filter(Selection.of(chosen)), Arrays.stream(chosen).mapToObj(rows::get).toList());
      assertCells(batch, rows);
    }
  }

  @Test
  void what_is_split_and_put_together_is_what_it_was() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      var rows = new RandomBatches(seed).rows(100 + random.nextInt(100));
      RecordBatch whole = RandomBatches.batch(rows);
      List<RecordBatch> parts = new ArrayList<>();
      int at = 0;
      while (at < rows.size()) {
        int count = Math.min(rows.size() - at, random.nextInt(40));
        parts.add(whole.slice(at, count));
        at += count;
      }

      RecordSet set = RecordSet.of(RandomBatches.EVERY_TYPE, parts);

      assertThat(set.rowCount()).isEqualTo(rows.size());
      assertCells(set.toBatch(), rows);
    }
  }

  @Test
  void rows_are_gathered_in_any_order_and_more_than_once() {
    var rows = new RandomBatches(9).rows(80);
    RecordBatch batch = RandomBatches.batch(rows);
    int[] chosen = new Random(9).ints(200, 0, 80).toArray();

    List<Column> columns = new ArrayList<>();
    batch.columns().forEach(c -> columns.add(Vector.of(c).gather(chosen, 200).column()));

    assertCells(
        RecordBatch.of(RandomBatches.EVERY_TYPE, columns),
        Arrays.stream(chosen).mapToObj(rows::get).toList());
  }

  @Test
  void decimals_of_two_longs_hold_their_extremes() {
    DataType.DecimalType type = (DataType.DecimalType) DataType.decimal(38, 0);
    DecimalVector vector = new DecimalVector(type);
    BigInteger most = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);
    List<BigInteger> values =
        List.of(
            most,
            most.negate(),
            BigInteger.ONE.shiftLeft(63),
            BigInteger.ONE.shiftLeft(64),
            BigInteger.ONE.shiftLeft(64).negate(),
            BigInteger.valueOf(Long.MIN_VALUE),
            BigInteger.valueOf(-1));

    values.forEach(vector::appendUnscaled);

    for (int i = 0; i < values.size(); i++) {
      assertThat(vector.decimalAt(i)).isEqualTo(new BigDecimal(values.get(i)));
    }
  }

  @Test
  void values_that_a_cell_cannot_hold_exactly_are_refused_and_the_builder_goes_on() {
    Schema schema =
        Schema.of(
            Field.of("int", DataType.INT64),
            Field.of("double", DataType.FLOAT64),
            Field.of("dec", DataType.decimal(4, 2)),
            Field.of("usd", DataType.parse("MONEY(USD)")),
            Field.of("list", DataType.parse("LIST<DECIMAL(4,2)>")),
            Field.of("struct", DataType.parse("STRUCT<\"a\" INT64, \"b\" INT64>")));
    Object[][] refused = {
      {1.5, null, null, null, null, null},
      {new BigInteger("9223372036854775808"), null, null, null, null, null},
      {"1", null, null, null, null, null},
      {null, (1L << 53) + 1, null, null, null, null},
      {null, new BigDecimal("0.1"), null, null, null, null},
      {null, null, new BigDecimal("100.00"), null, null, null},
      {null, null, new BigDecimal("0.001"), null, null, null},
      {null, null, null, Money.ofMinor(1, "KES"), null, null},
      {null, null, null, null, List.of(BigDecimal.ONE, new BigDecimal("100")), null},
      {null, null, null, null, List.of(BigDecimal.ONE, "x"), null},
      {null, null, null, null, null, java.util.Map.of("a", 1L, "b", "x")},
    };
    BatchBuilder builder = BatchBuilder.of(schema);
    Object[] good = {
      7,
      1L << 53,
      BigDecimal.ONE,
      Money.ofMinor(2, "USD"),
      List.of(BigDecimal.TEN),
      java.util.Map.of("a", 3L, "b", 4L)
    };
    for (Object[] row : refused) {
      BiException e = catchThrowableOfType(BiException.class, () -> builder.addRow(row));
      assertThat(e).as(Arrays.toString(row)).isNotNull();
      assertThat(e.code().id()).isEqualTo("core/bad-value");
      builder.addRow(good);
    }

    RecordBatch batch = builder.build();

    assertThat(batch.rowCount()).isEqualTo(refused.length);
    for (int i = 0; i < batch.rowCount(); i++) {
      assertThat(batch.row(i).toString())
          .isEqualTo(
              "{int=7, double=9.007199254740992E15, dec=1.00, usd="
                  + Money.ofMinor(2, "USD")
                  + ", list=[10.00], struct={a=3, b=4}}");
    }
  }

  @Test
  void a_required_cell_must_be_set_and_a_refused_row_is_gone() {
    BatchBuilder builder =
        BatchBuilder.of(
            Schema.of(Field.of("a", DataType.STRING), Field.required("b", DataType.INT64)));

    BiException e =
        catchThrowableOfType(BiException.class, () -> builder.set("a", "gone").endRow());
    builder.addRow("kept", 1L);

    assertThat(e.code().id()).isEqualTo("core/null-not-allowed");
    assertThat(builder.build().row(0).toMap()).containsEntry("a", "kept").containsEntry("b", 1L);
  }

  @Test
  void misuse_is_refused() {
    RecordBatch batch = RandomBatches.batch(new RandomBatches(1).rows(3));

    assertThatThrownBy(() -> batch.slice(2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> batch.slice(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> batch.filter(Selection.of(3)))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Selection.of(1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Selection.of(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> batch.column("nope"))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("nope");
    assertThatThrownBy(
            () -> RecordBatch.of(Schema.of(Field.of("x", DataType.INT64)), batch.columns()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Selection.where((BoolColumn) batch.column("bool")).size())
        .isEqualTo(
            (int)
                IntStream.range(0, 3)
                    .filter(i -> Boolean.TRUE.equals(batch.row(i).get("bool")))
                    .count());
  }

  @Test
  void text_with_and_without_a_dictionary_reads_the_same() {
    List<@Nullable String> texts = Arrays.asList("b", null, "", "ä", "b", "longer than eight");
    Dictionary words = new Dictionary();
    int[] codes = new int[texts.size()];
    TextVector arena = new TextVector(DataType.STRING);
    for (int i = 0; i < codes.length; i++) {
      String text = texts.get(i);
      arena.appendValue(text);
      if (text != null) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        codes[i] = words.add(utf8, 0, utf8.length);
      }
    }
    TextVector coded = TextVector.ofCodes(DataType.STRING, words, codes, codes.length);
    coded.setNull(1);

    for (int i = 0; i < codes.length; i++) {
      assertThat(coded.valueAt(i)).isEqualTo(texts.get(i)).isEqualTo(arena.valueAt(i));
      assertThat(coded.byteLength(i)).isEqualTo(arena.byteLength(i));
      for (int j = 0; j < codes.length; j++) {
        int expected = Integer.signum(arena.compareUtf8(i, arena, j));
        assertThat(Integer.signum(coded.compareUtf8(i, arena, j))).isEqualTo(expected);
        assertThat(Integer.signum(arena.compareUtf8(i, coded, j))).isEqualTo(expected);
      }
    }
  }

  @Test
  void a_type_reads_back_from_its_text() {
    List<String> more =
        List.of(
            "DECIMAL(1,0)",
            "DECIMAL(38,38)",
            "LIST<LIST<MAP<STRING, STRUCT<\"a \"\"b\" INT64 NOT NULL>>>>",
            "MONEY(IN \"my \"\"cur\")");
    RandomBatches.EVERY_TYPE
        .fields()
        .forEach(f -> assertThat(DataType.parse(f.type().toString())).isEqualTo(f.type()));
    for (String text : more) {
      assertThat(DataType.parse(text).toString()).isEqualTo(text);
    }
    for (String text : List.of("", "INT", "DECIMAL(39,0)", "LIST<", "LIST<INT64>>", "MONEY(usd)")) {
      assertThatThrownBy(() -> DataType.parse(text)).as(text).isInstanceOf(BiException.class);
    }
  }
}
