package io.bi4j.core.internal.infer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.parse.DatePattern;
import io.bi4j.core.internal.settings.ColumnSettings;
import io.bi4j.core.source.InferenceReport;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTypesTest {
  private static JsonInference infer(String... lines) {
    byte[] bytes = String.join("\n", lines).getBytes(UTF_8);
    return JsonInference.infer(
        "test.jsonl", bytes, 0, bytes.length, true, 1000, ColumnSettings.NONE, List.of());
  }

  private static InferenceReport.Column column(String... values) {
    String[] lines = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      lines[i] = "{\"v\":" + values[i] + "}";
    }
    return infer(lines).report().column("v");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "1;2;null|INT64",
        "9223372036854775807|INT64",
        "9223372036854775808;1|DECIMAL(38,0)",
        "1;2.5|FLOAT64",
        "1e5|FLOAT64",
        "9007199254740993;0.5|DECIMAL(38,1)",
        "true;false|BOOL",
        "\"a\";\"b\"|STRING",
        "\"12\";\"13\"|STRING",
        "\"2024-01-31\";\"1999-12-01\"|DATE",
        "\"2024-01-31T10:00:00Z\"|TIMESTAMP",
        "\"2024-01-31T10:00:00\"|LOCAL_DATETIME",
        "\"31/01/2024\"|DATE",
        "\"2024-01-31\";\"\"|STRING",
        "1;\"a\"|STRING",
        "true;1|STRING",
        "1;{}|JSON",
        "[1];\"a\"|JSON",
        "[1,2];[];null|LIST<INT64>",
        "[];[]|JSON",
        "[[\"a\"],[null]]|LIST<LIST<STRING>>",
        "{};{}|JSON",
        "null|STRING"
      })
  void a_column_has_the_type_that_all_values_have(String values, String type) {
    assertThat(column(values.split(";")).type()).isEqualTo(DataType.parse(type));
  }

  @Test
  void objects_become_structs_with_the_fields_of_all_records() {
    assertThat(column("{\"a\":1,\"b\":{\"c\":\"x\"}}", "{\"a\":2.5,\"d\":[true]}").type())
        .isEqualTo(
            DataType.parse("STRUCT<\"a\" FLOAT64, \"b\" STRUCT<\"c\" STRING>, \"d\" LIST<BOOL>>"));
  }

  @Test
  void objects_whose_keys_are_data_become_maps() {
    String[] values = new String[100];
    for (int i = 0; i < 100; i++) {
      values[i] = "{\"user" + i + "\":" + i + "}";
    }
    assertThat(column(values).type()).isEqualTo(DataType.map(DataType.STRING, DataType.INT64));
    values[7] = "{\"user7\":\"x\"}";
    assertThat(column(values).type()).isEqualTo(DataType.JSON);
  }

  @Test
  void columns_stand_in_the_order_of_their_first_occurrence_and_absent_keys_are_null() {
    InferenceReport report = infer("{\"b\":1}", "", "{\"a\":\"x\",\"b\":2}", "{}").report();

    assertThat(report.schema().names()).containsExactly("b", "a");
    assertThat(report.sampledRows()).isEqualTo(3);
    assertThat(report.column("a").nulls()).isEqualTo(2);
    assertThat(report.column("b").matching()).isEqualTo(2);
  }

  @Test
  void lines_that_are_no_objects_are_counted_and_change_no_type() {
    InferenceReport report = infer("{\"a\":1}", "{\"a\":\"x\"", "[1]", "{\"a\":2}").report();

    assertThat(report.column("a").type()).isEqualTo(DataType.INT64);
    assertThat(report.notes().toString()).contains("2 of the sampled lines");
  }

  @Test
  void dates_that_could_be_read_two_ways_stay_text_and_name_the_option() {
    InferenceReport.Column column = column("\"01/02/2024\"", "\"03/04/2024\"");

    assertThat(column.type()).isEqualTo(DataType.STRING);
    assertThat(column.suggestion().orElseThrow().option())
        .contains("datePattern(\"v\", \"d/M/yyyy\")");
  }

  @Test
  void what_was_declared_is_not_inferred() {
    byte[] bytes = "{\"a\":1,\"d\":\"01/02/2024\"}".getBytes(UTF_8);
    InferenceReport report =
        JsonInference.infer(
                "x",
                bytes,
                0,
                bytes.length,
                true,
                10,
                ColumnSettings.NONE
                    .withType("a", DataType.FLOAT64)
                    .withType("later", DataType.BOOL)
                    .withDatePattern("d", DatePattern.of("dd/MM/yyyy")),
                List.of())
            .report();

    assertThat(report.column("a").type()).isEqualTo(DataType.FLOAT64);
    assertThat(report.column("d").type()).isEqualTo(DataType.DATE);
    assertThat(report.column("later").type()).isEqualTo(DataType.BOOL);
  }

  @Test
  void a_line_cut_by_the_end_of_the_sample_is_left_out() {
    byte[] bytes = "{\"a\":1}\n{\"a\":\"x\"}".getBytes(UTF_8);
    InferenceReport report =
        JsonInference.infer("x", bytes, 0, bytes.length, false, 10, ColumnSettings.NONE, List.of())
            .report();

    assertThat(report.sampledRows()).isEqualTo(1);
    assertThat(report.column("a").type()).isEqualTo(DataType.INT64);
  }

  @Test
  void times_without_a_zone_are_instants_only_where_one_is_named() {
    String[] local = {"\"2024-01-31T10:00:00\"", "\"2024-07-31T10:00:00\""};
    String[] mixed = {"\"2024-01-31T10:00:00Z\"", "\"2024-01-31T10:00:00\""};

    assertThat(column(local).type()).isEqualTo(DataType.LOCAL_DATETIME);
    assertThat(column(mixed).type()).isEqualTo(DataType.STRING);
    assertThat(column(mixed).suggestion())
        .contains(new InferenceReport.Suggestion("zone(...)", DataType.TIMESTAMP));
    assertThat(inNairobi(local).type()).isEqualTo(DataType.TIMESTAMP);
    assertThat(inNairobi(mixed).type()).isEqualTo(DataType.TIMESTAMP);
  }

  private static InferenceReport.Column inNairobi(String... values) {
    byte[] bytes =
        Arrays.stream(values)
            .map(value -> "{\"v\":" + value + "}")
            .collect(Collectors.joining("\n"))
            .getBytes(UTF_8);
    ColumnSettings said = ColumnSettings.NONE.withZone(ZoneId.of("Africa/Nairobi"));
    return JsonInference.infer("x", bytes, 0, bytes.length, true, 10, said, List.of())
        .report()
        .column("v");
  }

  @Test
  void the_report_follows_a_schema_and_keeps_the_order_of_what_is_declared() {
    byte[] bytes = "{\"a\":1,\"b\":2}".getBytes(UTF_8);
    Schema schema = Schema.of(Field.of("b", DataType.FLOAT64), Field.of("absent", DataType.BOOL));
    ColumnSettings types =
        ColumnSettings.NONE
            .withType("z", DataType.BOOL)
            .withType("y", DataType.DATE)
            .withType("x", DataType.DATE);

    assertThat(schemaOf(bytes, ColumnSettings.NONE.withSchema(schema))).isEqualTo(schema);
    assertThat(schemaOf(bytes, types).names()).containsExactly("a", "b", "z", "y", "x");
  }

  private static Schema schemaOf(byte[] bytes, ColumnSettings said) {
    return JsonInference.infer("x", bytes, 0, bytes.length, true, 10, said, List.of())
        .report()
        .schema();
  }
}
