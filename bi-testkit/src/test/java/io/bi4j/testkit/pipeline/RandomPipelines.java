package io.bi4j.testkit.pipeline;

import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.pipeline.RejectPolicy;
import io.bi4j.core.pipeline.SpecResolver;
import io.bi4j.core.source.InMemory;
import io.bi4j.core.spi.SourceRef;
import io.bi4j.testkit.Choices;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Draws pipelines of up to eight steps of every built-in kind that bind over one small table. */
final class RandomPipelines {
  private static final Set<Kind> KEYS =
      EnumSet.of(Kind.INT64, Kind.STRING, Kind.BOOL, Kind.DATE, Kind.TIMESTAMP, Kind.DECIMAL);
  private static final Set<Kind> NUMBERS = EnumSet.of(Kind.INT64, Kind.FLOAT64, Kind.DECIMAL);
  private static final SourceRef REF =
      new SourceRef("memory", "shop \"1\"", "sales", Map.of("mode", "full", "a b", "ü"));
  private static final RecordSet SALES = sales();

  /** Resolves the one reference that drawn pipelines read. */
  static final SpecResolver RESOLVER =
      ref -> {
        if (!ref.equals(REF)) {
          throw new AssertionError("Read " + ref);
        }
        return InMemory.of("sales", SALES);
      };

  private final Choices choices;
  private Pipeline.Builder pipeline;
  private int names;

  private RandomPipelines(Choices choices) {
    this.choices = choices;
    this.pipeline = read();
  }

  /** A pipeline, shown as its JSON when it breaks a law. */
  record Drawn(Pipeline pipeline) {
    @Override
    public String toString() {
      return pipeline.spec().toString();
    }
  }

  static Drawn draw(Choices choices) {
    return new Drawn(new RandomPipelines(choices).next());
  }

  private static RecordSet sales() {
    BatchBuilder rows =
        BatchBuilder.of(
            Schema.of(
                Field.of("id", DataType.INT64),
                Field.of("city", DataType.STRING),
                Field.of("amount", DataType.decimal(9, 2)),
                Field.of("ratio", DataType.FLOAT64),
                Field.of("day", DataType.DATE),
                Field.of("at", DataType.TIMESTAMP),
                Field.of("paid", DataType.BOOL),
                Field.of("cur", DataType.STRING),
                Field.of("net", DataType.moneyIn("cur")),
                Field.of("tags", DataType.list(DataType.STRING)),
                Field.of(
                    "place",
                    DataType.struct(
                        List.of(
                            Field.of("lat", DataType.FLOAT64),
                            Field.of("zip", DataType.STRING))))));
    for (long i = 0; i < 40; i++) {
      String currency = i % 3 == 0 ? "KES" : "EUR";
      rows.addRow(
          i % 11 == 10 ? null : i,
          i % 7 == 6 ? null : List.of("Nairobi", "12", "", "a\"b'c").get((int) (i % 4)),
          BigDecimal.valueOf(i * 731 % 1999 - 500, 2),
          i % 5 == 4 ? null : i / 8.0,
          LocalDate.of(2024, 1, 1).plusDays(i * 3),
          Instant.parse("2024-03-30T22:30:00Z").plusSeconds(i * 1800),
          i % 6 == 5 ? null : i % 2 == 0,
          currency,
          Money.ofMinor(i * 100 - 300, currency),
          i % 4 == 3 ? null : List.of("x", "y" + i % 3).subList(0, (int) (i % 3)),
          i % 9 == 8 ? null : Map.of("lat", i / 4.0, "zip", "0" + i));
    }
    return RecordSet.of(rows.build());
  }

  private static Pipeline.Builder read() {
    return Pipeline.named("drawn \"p\"").from(REF, InMemory.of("sales", SALES));
  }

  private Pipeline next() {
    int steps = choices.below(9);
    for (int i = 0; i < steps; i++) {
      step();
    }
    pipeline.zone(ZoneId.of(choices.oneOf("UTC", "Africa/Nairobi", "+05:30")));
    pipeline.weekStart(choices.oneOf(DayOfWeek.MONDAY, DayOfWeek.SUNDAY));
    pipeline.rejects(policy());
    return pipeline.build();
  }

  private RejectPolicy policy() {
    return switch (choices.below(4)) {
      case 0 -> RejectPolicy.reject();
      case 1 -> RejectPolicy.fail();
      case 2 -> RejectPolicy.nulls().maxRows(choices.below(50));
      default -> RejectPolicy.reject().maxShare(choices.below(101) / 100.0);
    };
  }

  private void step() {
    switch (choices.below(13)) {
      case 0 -> pipeline.filter(condition());
      case 1 -> pipeline.validate(choices.text(12), condition());
      case 2 -> pipeline.derive(choices.bool() ? newName() : column(), value());
      case 3 -> pipeline.select(someColumns().toArray(String[]::new));
      case 4 -> pipeline.rename(column(), newName());
      case 5 -> cast();
      case 6, 7 -> unnest();
      case 8 -> groupBy();
      case 9 -> pipeline.sort(sortKey(), sortKey());
      case 10 -> pipeline.top(choices.below(30), sortKey());
      case 11 -> pipeline.limit(choices.below(60));
      default -> union();
    }
  }

  private Schema schema() {
    return pipeline.build().schema();
  }

  private Optional<String> column(Set<Kind> kinds) {
    List<String> fit = new ArrayList<>();
    for (Field field : schema().fields()) {
      if (kinds.contains(field.type().kind())) {
        fit.add(field.name());
      }
    }
    return fit.isEmpty() ? Optional.empty() : Optional.of(choices.oneOf(fit));
  }

  private String column() {
    return choices.oneOf(schema().names());
  }

  /** A name that no column has; often one that needs quotes. */
  private String newName() {
    return choices.text(8) + "_" + names++;
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private String literal() {
    return "'" + choices.text(6).replace("'", "''") + "'";
  }

  private String condition() {
    String any = quoted(column());
    String number = column(NUMBERS).map(RandomPipelines::quoted).orElse("1");
    String text = column(EnumSet.of(Kind.STRING)).map(RandomPipelines::quoted).orElse("'t'");
    return switch (choices.below(7)) {
      case 0 -> number + " > " + choices.between(-5, 30);
      case 1 -> any + " is not null";
      case 2 -> "not (" + text + " = " + literal() + ") or " + number + " % 2 = 0";
      case 3 -> text + " like '%a%' and " + number + " between 1 and 20";
      case 4 -> text + " in (" + literal() + ", 'Nairobi', null)";
      case 5 -> "case when " + number + " < 3 then true else " + text + " is null end";
      default -> number + " / " + choices.below(3) + " <= 7.25";
    };
  }

  private String value() {
    String number = column(NUMBERS).map(RandomPipelines::quoted).orElse("2");
    String text = column(EnumSet.of(Kind.STRING)).map(RandomPipelines::quoted).orElse("'t'");
    String time =
        column(EnumSet.of(Kind.TIMESTAMP, Kind.DATE))
            .map(RandomPipelines::quoted)
            .orElse("date '2024-02-29'");
    return switch (choices.below(7)) {
      case 0 -> number + " * " + choices.between(-3, 9) + " + 0.5";
      case 1 -> "upper(" + text + ") || " + literal();
      case 2 -> "week(" + time + ")";
      case 3 -> "if(" + condition() + ", " + number + ", null)";
      case 4 -> "try_cast(" + text + " as INT64)";
      case 5 -> "coalesce(" + text + ", " + literal() + ")";
      default -> "cast(" + number + " as FLOAT64) / 3";
    };
  }

  private List<String> someColumns() {
    List<String> kept = new ArrayList<>(schema().names());
    while (kept.size() > 1 && choices.percent(60)) {
      kept.remove(choices.below(kept.size()));
    }
    return kept;
  }

  private void cast() {
    Optional<String> text = column(EnumSet.of(Kind.STRING, Kind.INT64, Kind.DECIMAL));
    if (text.isPresent()) {
      DataType type =
          choices.oneOf(DataType.STRING, DataType.INT64, DataType.FLOAT64, DataType.decimal(6, 1));
      if (choices.bool()) {
        pipeline.tryCast(text.get(), type);
      } else {
        pipeline.cast(text.get(), type);
      }
    }
  }

  private void unnest() {
    Optional<String> nested = column(EnumSet.of(Kind.LIST, Kind.STRUCT));
    if (nested.isEmpty()) {
      return;
    }
    if (schema().field(nested.get()).type() instanceof DataType.StructType struct
        && struct.fields().stream().anyMatch(field -> schema().has(field.name()))) {
      return;
    }
    pipeline.unnest(nested.get());
  }

  private void groupBy() {
    List<String> keys = new ArrayList<>();
    int count = choices.below(3);
    for (int i = 0; i < count; i++) {
      column(KEYS).ifPresent(key -> keys.add(quoted(key) + " as " + quoted(newName())));
    }
    List<String> results = new ArrayList<>(List.of("count() as " + quoted(newName())));
    column(NUMBERS).ifPresent(number -> results.addAll(aggregates(quoted(number))));
    pipeline.groupBy(keys, results.toArray(String[]::new));
  }

  private List<String> aggregates(String number) {
    return choices.list(
        3,
        c -> {
          String call =
              c.oneOf(
                  "sum(cast(%s as FLOAT64)) / count()",
                  "min(%s)",
                  "max(%s) filter (where %s > 2)",
                  "avg(%s)",
                  "count(distinct %s)",
                  "quantile(%s, 0.25)",
                  "var_samp(%s)",
                  "first(%s, %s)");
          return call.replace("%s", number) + " as " + quoted(newName());
        });
  }

  private String sortKey() {
    String key = column(KEYS).map(RandomPipelines::quoted).orElse("1");
    return choices.bool() ? key + choices.oneOf(" desc", " DESC", " asc") : key;
  }

  /** The rows twice, or a part of them besides all: both branches have the same columns. */
  private void union() {
    pipeline.union(choices.bool() ? pipeline : pipeline.filter(condition()));
  }
}
