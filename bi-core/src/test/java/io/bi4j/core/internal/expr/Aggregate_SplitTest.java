package io.bi4j.core.internal.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import java.util.List;
import org.junit.jupiter.api.Test;

class Aggregate_SplitTest {

  @Test
  void each_different_aggregate_is_computed_once() {
    AggregateSplit split =
        AggregateSplit.of(
            List.of(
                Exprs.parse("sum(net) / count()"),
                Exprs.parse("sum(net)"),
                Exprs.parse("round(100 * count() / 7, 1) + bonus")));

    assertThat(split.calls()).hasToString("[sum(net), count()]");
    assertThat(split.results())
        .hasToString("[\"#0\" / \"#1\", \"#0\", round(100 * \"#1\" / 7, 1) + bonus]");
    assertThat(split.isPlain()).isFalse();
    assertThat(AggregateSplit.of(Exprs.parse("max(x)")).isPlain()).isTrue();
  }

  @Test
  void an_aggregate_with_another_filter_is_another() {
    AggregateSplit split = AggregateSplit.of(Exprs.parse("sum(x) filter (where y > 1) / sum(x)"));

    assertThat(split.calls()).hasSize(2);
    assertThat(split.calls().get(0).filter()).contains(Exprs.parse("y > 1"));
    assertThat(split.calls().get(1).filter()).isEmpty();
  }

  @Test
  void an_aggregate_inside_an_aggregate_is_refused() {
    assertThatThrownBy(() -> AggregateSplit.of(Exprs.parse("1 + sum(x + max(y))")))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("an aggregate stands inside sum")
        .hasMessageContaining("position 9");
    assertThatThrownBy(() -> AggregateSplit.of(Exprs.parse("sum(x) filter (where max(y) > 1)")))
        .isInstanceOf(BiException.class);
  }

  @Test
  void an_aggregate_does_not_bind_as_a_value() {
    assertThatThrownBy(() -> Rows.none().bind("x + sum(x)"))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("aggregate sum is not possible here")
        .hasMessageContaining("position 5");
  }

  @Test
  void first_and_last_have_an_order() {
    Expr.Aggregate first = (Expr.Aggregate) Exprs.parse("first(price, day(created))");

    assertThat(first.order()).contains(Exprs.parse("day(created)"));
    assertThat(AggregateTypes.resultType("first", List.of(DataType.STRING, DataType.DATE)))
        .isEqualTo(DataType.STRING);
    assertThatThrownBy(
            () -> AggregateTypes.resultType("last", List.of(DataType.STRING, DataType.JSON)))
        .isInstanceOf(BiException.class);
  }

  @Test
  void the_share_of_a_quantile_is_a_constant_from_zero_to_one() {
    assertThat(AggregateTypes.quantileShare((Expr.Aggregate) Exprs.parse("quantile(x, 0.95)")))
        .isEqualTo(0.95);
    assertThat(AggregateTypes.quantileShare((Expr.Aggregate) Exprs.parse("quantile(x, 1)")))
        .isEqualTo(1.0);
    assertThat(AggregateTypes.quantileShare((Expr.Aggregate) Exprs.parse("median(x)")))
        .isEqualTo(0.5);
    for (String bad :
        List.of(
            "quantile(x, 95)",
            "quantile(x, y)",
            "quantile(x, '0.5')",
            "quantile(x, -0.1)",
            "quantile(x, float64 'NaN')")) {
      assertThatThrownBy(() -> AggregateTypes.quantileShare((Expr.Aggregate) Exprs.parse(bad)))
          .as(bad)
          .isInstanceOf(BiException.class)
          .hasMessageContaining("quantile(x, 0.95)");
    }
  }
}
