package io.bi4j.insights.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "-0.0|0",
        "7|7",
        "-7|-7",
        "999|999",
        "1000|1,000",
        "1234567.8|1,234,568",
        "3.14159|3.14",
        "-3.14159|-3.14",
        "0.25|0.2500",
        "0.00123|0.0012",
        "0.000123|1.23e-4",
        "1e-300|1e-300",
        "999999999999999|999,999,999,999,999",
        "1e15|1e15",
        "-1.5e300|-1.5e300",
        "NaN|–",
        "Infinity|–",
        "-Infinity|–"
      })
  void a_value_reads_well(double number, String text) {
    assertThat(Numbers.value(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 100, 50, 0",
    "50, 100, 50, 50",
    "100, 100, 50, 100",
    "9000, 9000, 1000, 9000",
    "20000, 50000, 10000, 20k",
    "500, 10000, 500, 0.5k",
    "1200000, 2e6, 200000, 1.2M",
    "3e9, 5e9, 1e9, 3bn",
    "2e12, 5e12, 1e12, 2e12",
    "0.25, 0.5, 0.05, 0.25",
    "-0.5, 1, 0.5, -0.5",
    "1000001, 1000004, 1, 1.000001M",
    "2e-5, 5e-5, 1e-5, 2e-5",
    "0, 1e-300, 1e-301, 0"
  })
  void a_tick_is_short(double tick, double largest, double step, String text) {
    assertThat(Numbers.axis(tick, largest, step)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.182, 18.2 %",
    "-0.5, -50.0 %",
    "-0.00001, 0.0 %",
    "12, 1200.0 %",
    "1e300, 1e302 %",
    "NaN, –",
    "Infinity, –",
    "1e307, –"
  })
  void a_share_reads_as_percent(double share, String text) {
    assertThat(Numbers.percent(share)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.0000",
    "0.05, 0.0500",
    "0.0001, 0.0001",
    "0.00009, < 0.0001",
    "0, < 0.0001",
    "NaN, –"
  })
  void a_probability_has_four_digits(double p, String text) {
    assertThat(Numbers.probability(p)).isEqualTo(text);
  }

  @Test
  void an_effect_has_its_unit() {
    assertThat(Numbers.effect(0.182, "percent")).isEqualTo("18.2 %");
    assertThat(Numbers.effect(0.021, "points")).isEqualTo("2.1 points");
    assertThat(Numbers.effect(1500, "EUR")).isEqualTo("1,500 EUR");
    assertThat(Numbers.effect(2, "")).isEqualTo("2");
  }
}
