package io.bi4j.core.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class Expr_RoundTripTest {
  private static final int CASES = 10_000;

  @Test
  void the_printed_form_of_any_tree_parses_to_an_equal_tree() {
    long seed = Long.getLong("bi4j.seed", 20_261_122L);
    RandomExprs exprs = new RandomExprs(new Random(seed));
    for (int i = 0; i < CASES; i++) {
      Expr expr = exprs.next(1 + i % 6);
      String text = Exprs.print(expr);

      Expr again = Exprs.parse(text);

      assertThat(again).as("case %d of -Dbi4j.seed=%d: %s", i, seed, text).isEqualTo(expr);
      assertThat(Exprs.print(again)).isEqualTo(text);
      assertThat(again.hashCode()).isEqualTo(expr.hashCode());
    }
  }

  @Test
  void a_named_expression_prints_and_parses() {
    long seed = Long.getLong("bi4j.seed", 20_261_122L);
    RandomExprs exprs = new RandomExprs(new Random(seed));
    for (int i = 0; i < 1_000; i++) {
      NamedExpr named = new NamedExpr("net \"" + i, exprs.next(3));

      assertThat(Exprs.parseNamed(named.toString())).as("-Dbi4j.seed=%d", seed).isEqualTo(named);
    }
  }
}
