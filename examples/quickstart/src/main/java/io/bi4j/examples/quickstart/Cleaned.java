package io.bi4j.examples.quickstart;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.pipeline.RejectPolicy;
import io.bi4j.core.pipeline.RunReport;
import io.bi4j.core.pipeline.RunResult;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows that can be used, and what became of the others: malformed cells and rows in which no
 * number was reported are kept aside with their reason.
 */
record Cleaned(RecordSet rows, RunReport report) {

  static Cleaned of(BiRuntime bi, Table table) {
    Pipeline.Builder pipeline =
        Pipeline.named("clean " + table.subject())
            .from(table.source())
            .rejects(RejectPolicy.reject());
    List<Field> numbers =
        table.inference().schema().fields().stream().filter(Cleaned::isNumber).toList();
    if (!numbers.isEmpty()) {
      pipeline.validate("a number was reported", anyOf(numbers));
    }
    RunResult result = bi.collectWithReport(pipeline.build());
    return new Cleaned(result.rows(), result.report());
  }

  private static boolean isNumber(Field field) {
    DataType type = field.type();
    return type.isNumeric() || type.kind() == DataType.Kind.MONEY;
  }

  private static String anyOf(List<Field> fields) {
    return fields.stream()
        .map(field -> '"' + field.name().replace("\"", "\"\"") + "\" is not null")
        .collect(Collectors.joining(" or "));
  }
}
