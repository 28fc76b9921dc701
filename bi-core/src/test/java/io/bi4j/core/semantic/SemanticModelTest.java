package io.bi4j.core.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.semantic.ModelProblem.Severity;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SemanticModelTest {
  static final SemanticModel SHOP =
      SemanticModel.builder("shop")
          .calendar(new BusinessCalendar(ZoneId.of("Europe/Paris"), DayOfWeek.SUNDAY, 4, 1))
          .entity(
              Entity.builder("orders")
                  .dataset("order_rows")
                  .key(List.of("order_id"))
                  .time("order_date")
                  .grain(Grain.DAY)
                  .build())
          .entity(Entity.builder("customers").key(List.of("id")).build())
          .relationship(Relationship.manyToOne("orders", "customer", "customers", "id"))
          .measure(
              Measure.builder("revenue", "orders", "sum(net)")
                  .unit(Unit.currency("EUR"))
                  .good(GoodDirection.UP)
                  .missing(Measure.Missing.ZERO)
                  .definition("Paid order value, tax excluded")
                  .source("ledger")
                  .build())
          .measure(
              Measure.builder("return_rate", "orders", "sum(returned) / count()")
                  .unit(Unit.RATIO)
                  .good(GoodDirection.band(0, 0.08))
                  .build())
          .measure(
              Measure.builder("stock", "orders", "sum(qty)")
                  .additivity(Additivity.semi("order_date", Additivity.Choice.LAST))
                  .build())
          .dimension(Dimension.builder("order_date", "orders").time(Grain.DAY).build())
          .dimension(Dimension.builder("channel", "orders").build())
          .dimension(
              Dimension.builder("email", "customers")
                  .expr(Exprs.col("mail"))
                  .kind(Dimension.Kind.ENTITY)
                  .personal(true)
                  .definition("Where the customer reads mail")
                  .build())
          .hierarchy(new Hierarchy("where", List.of("channel", "email")))
          .synonyms("revenue", "en", "sales", "takings")
          .term(Term.ofValue("en", "mobile", "channel", "App"))
          .build();

  @Test
  void reads_back_from_its_json_form() {
    String json = SHOP.toJson().toPretty();

    SemanticModel read = SemanticModel.parse(json);

    assertThat(read).isEqualTo(SHOP).hasSameHashCodeAs(SHOP);
    assertThat(read.toJson().toPretty()).isEqualTo(json);
    assertThat(SHOP.check()).isEmpty();
    assertThat(json)
        .contains("\"schema\": \"bi.semantic/1\"", "\"expr\": \"sum(returned) / count()\"");
  }

  @Test
  void additivity_follows_from_the_expression_unless_it_is_set() {
    assertThat(SHOP.measure("revenue").additivity()).isEqualTo(Additivity.ADDITIVE);
    assertThat(SHOP.measure("return_rate").additivity()).isEqualTo(Additivity.NON);
    assertThat(additivity("count() * 2")).isEqualTo(Additivity.ADDITIVE);
    assertThat(additivity("sum(a) - sum(b)")).isEqualTo(Additivity.ADDITIVE);
    assertThat(additivity("sum(a) / 100")).isEqualTo(Additivity.ADDITIVE);
    assertThat(additivity("sum(a) * sum(b)")).isEqualTo(Additivity.NON);
    assertThat(additivity("sum(a) + 1")).isEqualTo(Additivity.NON);
    assertThat(additivity("100 / sum(a)")).isEqualTo(Additivity.NON);
    assertThat(additivity("count_distinct(a)")).isEqualTo(Additivity.NON);
    assertThat(additivity("avg(a)")).isEqualTo(Additivity.NON);
  }

  private static Additivity additivity(String expr) {
    return Measure.builder("m", "e", expr).build().additivity();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'schema':'bi.semantic/2','name':'x'} | /schema must be \"bi.semantic/1\"",
        "{'schema':'bi.semantic/1'} | needs a member \"name\"",
        "{'schema':'bi.semantic/1','name':'x','mesures':[]} | unknown member \"mesures\"",
        "{'schema':'bi.semantic/1','name':'x','measures':[{'name':'m','entity':'e','expr':'sum('}]}"
            + " | /measures/0/expr is no expression",
        "{'schema':'bi.semantic/1','name':'x','measures':[{'name':'m','entity':'e','expr':'sum(a)',"
            + "'unit':{'kind':'currency','detail':'euro'}}]} | /measures/0/unit is not possible",
        "{'schema':'bi.semantic/1','name':'x','dimensions':[{'name':'d','entity':'e','kind':'colour'}]}"
            + " | /dimensions/0/kind must be one of category, time, entity, boolean",
        "{'schema':'bi.semantic/1','name':'x','calendar':{'zone':'Mars/Olympus'}}"
            + " | /calendar/zone must be a time zone",
        "{'schema':'bi.semantic/1','name':'x','hierarchies':[{'name':'h','levels':['a']}]}"
            + " | /hierarchies/0 is not possible",
        "{'schema':'bi.semantic/1','name':'x','entities':[{'name':3}]} | /entities/0/name must be a string"
      })
  void names_the_path_of_what_is_wrong_in_json(String json, String message) {
    assertThatThrownBy(() -> SemanticModel.parse(json.replace('\'', '"')))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/bad-json"))
        .hasMessageContaining(message);
  }

  @Test
  void lists_all_problems_at_once() {
    SemanticModel broken =
        SemanticModel.builder("broken")
            .entity(Entity.builder("a").time("nowhen").build())
            .entity(Entity.builder("b").build())
            .entity(Entity.builder("c").time("label").build())
            .relationship(Relationship.manyToOne("a", "x", "b", "y"))
            .relationship(Relationship.manyToOne("b", "x", "a", "y"))
            .measure(Measure.builder("m", "nothing", "sum(x) + y").build())
            .measure(Measure.builder("plain", "a", "x").build())
            .measure(
                Measure.builder("share", "a", "avg(x)")
                    .unit(Unit.PERCENT)
                    .additivity(Additivity.ADDITIVE)
                    .build())
            .measure(
                Measure.builder("level", "a", "sum(x)").additivity(Additivity.semi("gone")).build())
            .dimension(Dimension.builder("label", "c").build())
            .dimension(Dimension.builder("m", "a").build())
            .dimension(Dimension.builder("total", "a").expr("sum(x)").build())
            .hierarchy(new Hierarchy("one", List.of("label", "m")))
            .hierarchy(new Hierarchy("two", List.of("m", "label", "gone")))
            .synonyms("label", "en", "tag")
            .synonyms("plain", "en", "Tag")
            .synonyms("gone", "en", "left")
            .build();

    List<ModelProblem> problems = broken.check();

    assertThat(problems)
        .extracting(ModelProblem::toString)
        .satisfiesOnlyOnce(
            p -> assertThat(p).contains("entity \"a\"", "\"nowhen\"", "no dimension"))
        .satisfiesOnlyOnce(p -> assertThat(p).contains("entity \"c\"", "\"label\"", "CATEGORY"))
        .satisfiesOnlyOnce(p -> assertThat(p).contains("points back to itself"))
        .satisfiesOnlyOnce(p -> assertThat(p).contains("entity \"c\"", "no relationship"))
        .satisfiesOnlyOnce(p -> assertThat(p).contains("measure \"m\"", "\"nothing\""))
        .satisfiesOnlyOnce(p -> assertThat(p).contains("measure \"m\"", "\"y\" outside"))
        .satisfiesOnlyOnce(p -> assertThat(p).contains("measure \"plain\"", "aggregates nothing"))
        .satisfiesOnlyOnce(p -> assertThat(p).contains("measure \"share\"", "sums of shares"))
        .satisfiesOnlyOnce(p -> assertThat(p).contains("measure \"share\"", "not a sum or count"))
        .satisfiesOnlyOnce(p -> assertThat(p).contains("measure \"level\"", "\"gone\""))
        .satisfiesOnlyOnce(p -> assertThat(p).contains("dimension \"m\"", "name of a measure"))
        .satisfiesOnlyOnce(p -> assertThat(p).contains("dimension \"total\"", "aggregates"))
        .satisfiesOnlyOnce(p -> assertThat(p).contains("hierarchy \"two\"", "the other way round"))
        .satisfiesOnlyOnce(p -> assertThat(p).contains("hierarchy \"two\"", "\"gone\""))
        .satisfiesOnlyOnce(p -> assertThat(p).contains("word \"Tag\"", "means both"))
        .satisfiesOnlyOnce(p -> assertThat(p).contains("word \"left\"", "\"gone\""));
    assertThat(problems).filteredOn(p -> p.severity() == Severity.WARNING).hasSize(4);
  }

  @Test
  void finds_columns_that_the_data_does_not_have() {
    Schema orders =
        Schema.of(Field.of("order_id", DataType.INT64), Field.of("net", DataType.INT64));

    assertThat(SHOP.check(Map.of("order_rows", orders)))
        .extracting(ModelProblem::message)
        .anySatisfy(m -> assertThat(m).contains("\"returned\"", "order_id, net"))
        .anySatisfy(m -> assertThat(m).contains("\"channel\""))
        .noneSatisfy(m -> assertThat(m).contains("column \"net\""));
  }

  @Test
  void names_what_exists_when_something_is_unknown() {
    assertThatThrownBy(() -> SHOP.measure("revenu"))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/unknown-measure"))
        .hasMessageContaining("\"revenu\"")
        .hasMessageContaining("revenue, return_rate, stock");
    assertThatThrownBy(() -> SHOP.dimension("region"))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/unknown-dimension"));
  }

  @Test
  void editing_replaces_in_place_and_takes_out() {
    SemanticModel edited =
        SHOP.toBuilder()
            .measure(SHOP.measure("revenue").toBuilder().unit(Unit.currency("USD")).build())
            .without("stock")
            .build();

    assertThat(edited.measures())
        .extracting(Measure::name)
        .containsExactly("revenue", "return_rate");
    assertThat(edited.measure("revenue").unit()).isEqualTo(Unit.currency("USD"));
    assertThat(edited.measure("revenue").definition()).isEqualTo("Paid order value, tax excluded");
    assertThat(edited).isNotEqualTo(SHOP);
    assertThat(edited.show()).contains("revenue = sum(net)", "[additive; USD; good up]");
  }
}
