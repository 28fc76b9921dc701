package io.bi4j.core.internal.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlForm_RenderTest {

  @Test
  void a_form_takes_any_number_of_arguments_or_each_in_its_place() {
    assertThat(render("and", "a", "b", "c")).isEqualTo("(a AND b AND c)");
    assertThat(render("if", "a", "b", "c")).isEqualTo("CASE WHEN a THEN b ELSE c END");
    assertThat(render("coalesce", "a", "'{0}'")).isEqualTo("COALESCE(a, '{0}')");
    assertThat(render("<", "a", "b")).isEqualTo("(a < b)");
  }

  private static String render(String function, String... arguments) {
    Function found = Functions.find(function);
    return found.sql(SqlDialect.DUCKDB).orElseThrow().render(List.of(arguments));
  }

  @Test
  void every_form_belongs_to_a_function() {
    assertThat(SqlForm.functions())
        .allSatisfy(name -> assertThat(Functions.find(name)).isNotNull());
  }

  @Test
  void what_depends_on_a_locale_is_not_called_exact() {
    assertThat(Functions.find("upper").sql(SqlDialect.DUCKDB).orElseThrow().exact()).isFalse();
    assertThat(Functions.find("reverse").sql(SqlDialect.DUCKDB)).isEmpty();
  }
}
