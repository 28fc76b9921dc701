package io.bi4j.benchmarks.peers;

import io.bi4j.benchmarks.Job;
import io.bi4j.benchmarks.data.TransactionColumn;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The SQL of each job. */
final class DuckDbQueries {
  private DuckDbQueries() {}

  static String sql(Job job, Path file, boolean typed) {
    String source = source(job, file, typed);
    return job == Job.J1 ? typeAll(source) : groups(source, typed);
  }

  private static String typeAll(String source) {
    String counts =
        TransactionColumn.FULL.stream()
            .map(column -> "count(" + cell(column, false) + ")")
            .collect(Collectors.joining(", "));
    return "SELECT count(*), %s, CAST(sum(%s) AS BIGINT), CAST(sum(%s) AS BIGINT) FROM %s"
        .formatted(
            counts,
            cell(TransactionColumn.AMOUNT_MINOR, false),
            cell(TransactionColumn.FEE_MINOR, false),
            source);
  }

  private static String groups(String source, boolean typed) {
    return """
        SELECT country, CAST(day - DATE '1970-01-01' AS INTEGER), n, CAST(total AS BIGINT), mean, p95
        FROM (
          SELECT country, CAST(created AS DATE) AS day, count(*) AS n, sum(amount) AS total,
                 avg(amount) AS mean, quantile_disc(amount, 0.95) AS p95
          FROM (SELECT country, %s AS created, %s AS amount FROM %s WHERE status = 'succeeded')
          WHERE country IS NOT NULL AND created IS NOT NULL AND amount IS NOT NULL
          GROUP BY ALL)
        """
        .formatted(
            cell(TransactionColumn.CREATED_AT, typed),
            cell(TransactionColumn.AMOUNT_MINOR, typed),
            source);
  }

  private static String source(Job job, Path file, boolean typed) {
    String quoted = "'" + file.toString().replace("'", "''") + "'";
    List<TransactionColumn> columns =
        job == Job.J2_SLIM ? TransactionColumn.SLIM : TransactionColumn.FULL;
    String types =
        columns.stream()
            .map(column -> "'" + column.header() + "': '" + readerType(column, typed) + "'")
            .collect(Collectors.joining(", ", "{", "}"));
    if (job == Job.J3) {
      return "read_json(%s, format='newline_delimited', columns=%s, ignore_errors=%s)"
          .formatted(quoted, types, typed);
    }
    return "read_csv(%s, auto_detect=false, header=true, delim=',', quote='\"', escape='\"', columns=%s, ignore_errors=%s)"
        .formatted(quoted, types, typed);
  }

  private static String readerType(TransactionColumn column, boolean typed) {
    return typed ? type(column) : "VARCHAR";
  }

  private static String cell(TransactionColumn column, boolean typed) {
    return typed || type(column).equals("VARCHAR")
        ? column.header()
        : "TRY_CAST(" + column.header() + " AS " + type(column) + ")";
  }

  private static String type(TransactionColumn column) {
    return switch (column) {
      case CREATED_AT -> "TIMESTAMP";
      case AMOUNT_MINOR, FEE_MINOR -> "BIGINT";
      default -> "VARCHAR";
    };
  }
}
