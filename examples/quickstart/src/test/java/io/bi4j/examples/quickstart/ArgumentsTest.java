package io.bi4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong arguments are named, and how to use the program is said. */
class ArgumentsTest {
  @TempDir private Path folder;

  static Stream<Arguments> wrong() {
    return Stream.of(
        argumentSet("an unknown flag", "Unknown argument \"--fast\".", List.of("--fast")),
        argumentSet("a second file", "Unknown argument \"b.csv\".", List.of("a.csv", "b.csv")),
        argumentSet("a word for a number", "was \"many\"", List.of("--payments=many")),
        argumentSet("no rows", "needs 1 or more, was 0", List.of("--payments=0")),
        argumentSet("both sources", "name one of them", List.of("a.csv", "--payments")),
        argumentSet("no report", "The name of a file is missing.", List.of("--report=")));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void wrong_arguments_are_refused(String said, List<String> arguments) throws Exception {
    Program.in(folder, arguments.toArray(String[]::new))
        .assertRefused(2, said, "Usage: quickstart [FILE | --payments[=ROWS]]");
  }

  @Test
  void a_report_that_cannot_be_written_is_named() throws Exception {
    Path file = Program.write(folder, "few.csv", "name,units\nAnn,1\nBob,2\n");

    Program.in(folder, file.toString(), "--report=nowhere/report.html")
        .assertRefused(1, "insights/report-not-written", "nowhere");
  }

  @Test
  void away_from_the_checkout_the_shipped_data_is_not_found() throws Exception {
    Program.in(folder).assertRefused(2, "texas-housing.csv was not found", "name a file");
    assertThat(folder).isEmptyDirectory();
  }
}
