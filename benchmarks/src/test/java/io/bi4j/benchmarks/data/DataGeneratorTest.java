package io.bi4j.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bi4j.benchmarks.CellRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataGeneratorTest {
  private static final DataSet SMALL = DataSet.standard(Path.of("unused"), 20_000);

  @TempDir Path directory;

  @Test
  void files_do_not_depend_on_the_number_of_threads() throws IOException {
    DataSet one = DataSet.standard(directory.resolve("one"), 20_000);
    DataSet three = DataSet.standard(directory.resolve("three"), 20_000);

    DataGenerator.write(one, 1);
    DataGenerator.write(three, 3);

    assertThat(one.fullCsv()).hasSameBinaryContentAs(three.fullCsv());
    assertThat(one.slimCsv()).hasSameBinaryContentAs(three.slimCsv());
    assertThat(one.jsonLines()).hasSameBinaryContentAs(three.jsonLines());
  }

  @Test
  void files_are_made_once_and_made_anew_when_one_is_damaged() throws IOException {
    DataSet data = DataSet.standard(directory, 1_000);

    assertThat(DataGenerator.ensure(data, 1)).isTrue();
    assertThat(DataGenerator.ensure(data, 1)).isFalse();
    Files.writeString(data.slimCsv(), "cut");
    assertThat(DataGenerator.ensure(data, 1)).isTrue();
  }

  @Test
  void bytes_per_row_are_those_of_the_published_data() throws IOException {
    DataSet data = DataSet.standard(directory, 20_000);
    DataGenerator.write(data, 2);

    assertThat(perRow(data.fullCsv(), data)).isCloseTo(170, within(4.0));
    assertThat(perRow(data.slimCsv(), data)).isCloseTo(61, within(2.0));
    assertThat(perRow(data.jsonLines(), data)).isCloseTo(307, within(5.0));
  }

  @Test
  void one_row_in_two_hundred_repeats_an_earlier_row() {
    Set<List<String>> seen = new HashSet<>();
    long repeated =
        LongStream.range(0, SMALL.rows())
            .filter(i -> !seen.add(DataGenerator.cells(SMALL, i)))
            .count();

    assertThat(share(repeated)).isCloseTo(0.005, within(0.002));
  }

  @Test
  void each_typed_column_has_half_a_percent_of_bad_cells() {
    assertThat(badShare(TransactionColumn.CREATED_AT, CellRules::isTimestamp))
        .isCloseTo(0.005, within(0.002));
    assertThat(badShare(TransactionColumn.AMOUNT_MINOR, CellRules::isWholeNumber))
        .isCloseTo(0.005, within(0.002));
    assertThat(badShare(TransactionColumn.FEE_MINOR, CellRules::isWholeNumber))
        .isCloseTo(0.005, within(0.002));
    assertThat(badShare(TransactionColumn.COUNTRY, text -> text.matches("[A-Z]{2}")))
        .isCloseTo(0.0045, within(0.002)); // "??" apart, one bad country of 20 looks like a code
    assertThat(badShare(TransactionColumn.CURRENCY, text -> text.matches("[A-Z]{3}")))
        .isCloseTo(0.005, within(0.002));
    assertThat(badShare(TransactionColumn.STATUS, text -> text.matches("[a-z]{6,9}")))
        .isCloseTo(0.0035, within(0.002));
  }

  @Test
  void descriptions_hold_text_that_csv_must_quote_and_text_beyond_ascii() {
    List<String> descriptions = column(TransactionColumn.DESCRIPTION);

    assertThat(share(descriptions.stream().filter(d -> d.matches("(?s).*[,\"\n].*")).count()))
        .isBetween(0.007, 0.017);
    assertThat(share(descriptions.stream().filter(d -> !d.matches("(?s)\\p{ASCII}*")).count()))
        .isCloseTo(0.03, within(0.006));
  }

  @Test
  void succeeded_is_drawn_in_78_percent_of_rows() {
    long succeeded = column(TransactionColumn.STATUS).stream().filter("succeeded"::equals).count();

    assertThat(share(succeeded)).isCloseTo(0.78, within(0.012));
  }

  @Test
  void a_json_line_holds_the_same_cells_as_the_row() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    for (int i = 0; i < 5_000; i++) {
      JsonNode line = mapper.readTree(DataGenerator.jsonLine(SMALL, i));
      List<String> cells = DataGenerator.cells(SMALL, i);
      for (TransactionColumn column : TransactionColumn.FULL) {
        String cell = cells.get(column.ordinal());
        JsonNode value = line.path(column.header());
        assertThat(value.isMissingNode() || value.isNull() ? "" : value.asText()).isEqualTo(cell);
        assertThat(value.isNumber()).isEqualTo(column.isNumber() && CellRules.isWholeNumber(cell));
      }
    }
  }

  @Test
  void json_lines_come_with_other_key_orders_escaped_keys_and_nested_strangers() {
    List<String> lines =
        IntStream.range(0, 20_000).mapToObj(i -> DataGenerator.jsonLine(SMALL, i)).toList();

    assertThat(lines).anyMatch(line -> line.startsWith("{\"description\""));
    assertThat(lines).anyMatch(line -> line.contains("\"statu\\u0073\""));
    assertThat(lines).anyMatch(line -> line.startsWith("{\"meta\":{"));
    assertThat(lines).anyMatch(line -> line.contains("\"country\" : "));
    assertThat(lines).anyMatch(line -> line.contains("\\ud83d\\ude80"));
    assertThat(lines).anyMatch(line -> line.contains("\ud83d\ude80"));
  }

  private static double badShare(
      TransactionColumn column, java.util.function.Predicate<String> good) {
    return share(column(column).stream().filter(good.negate()).count());
  }

  private static List<String> column(TransactionColumn column) {
    return LongStream.range(0, SMALL.rows())
        .mapToObj(i -> DataGenerator.cells(SMALL, i).get(column.ordinal()))
        .toList();
  }

  private static double share(long count) {
    return (double) count / SMALL.rows();
  }

  private static double perRow(Path file, DataSet data) throws IOException {
    return (double) Files.size(file) / data.rows();
  }
}
