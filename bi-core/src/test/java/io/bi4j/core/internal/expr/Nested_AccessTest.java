package io.bi4j.core.internal.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class Nested_AccessTest {
  private static final DataType CITY =
      DataType.struct(
          List.of(
              Field.of("city", DataType.STRING), Field.of("tags", DataType.list(DataType.STRING))));
  private static final Schema SCHEMA =
      Schema.of(
          Field.of("id", DataType.INT64),
          Field.of("home", CITY),
          Field.of("places", DataType.list(CITY)),
          Field.of("scores", DataType.map(DataType.STRING, DataType.INT64)));

  private final Rows rows =
      Rows.of(
          SCHEMA,
          new Object[] {
            1L, place("Nairobi", "a", "b"), List.of(place("Berlin", "x")), scores(1L, 2L)
          },
          new Object[] {2L, place(null), List.of(), scores(3L, null)},
          new Object[] {3L, null, null, null},
          new Object[] {
            4L, place("Oslo", "c"), Arrays.asList(null, place("Rome"), place("Bonn")), Map.of()
          });

  private static Map<String, Object> place(@Nullable String city, String... tags) {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("city", city);
    place.put("tags", List.of(tags));
    return place;
  }

  private static Map<String, Object> scores(@Nullable Long a, @Nullable Long b) {
    Map<String, Object> scores = new LinkedHashMap<>();
    scores.put("a", a);
    scores.put("b", b);
    return scores;
  }

  @Test
  void a_field_of_a_struct_is_null_where_the_struct_is() {
    assertThat(rows.eval("home.city")).containsExactly("Nairobi", null, null, "Oslo");
    assertThat(rows.eval("upper(home.city) = 'OSLO'")).containsExactly(false, null, null, true);
    assertThat(rows.eval("home.tags"))
        .containsExactly(List.of("a", "b"), List.of(), null, List.of("c"));
  }

  @Test
  void an_element_counts_from_one_or_from_the_end() {
    assertThat(rows.eval("home.tags[1]")).containsExactly("a", null, null, "c");
    assertThat(rows.eval("home.tags[-1]")).containsExactly("b", null, null, "c");
    assertThat(rows.eval("home.tags[0]")).containsOnlyNulls();
    assertThat(rows.eval("home.tags[9223372036854775807]")).containsOnlyNulls();
    assertThat(rows.eval("places[id].city")).containsExactly("Berlin", null, null, null);
    assertThat(rows.eval("places[-1].city")).containsExactly("Berlin", null, null, "Bonn");
    assertThat(rows.eval("places[2]")).containsExactly(null, null, null, place("Rome"));
  }

  @Test
  void a_map_gives_the_value_of_a_key() {
    assertThat(rows.eval("scores['a'] + 1")).containsExactly(2L, 4L, null, null);
    assertThat(rows.eval("scores['b']")).containsExactly(2L, null, null, null);
    assertThat(rows.eval("list_length(scores)")).containsExactly(2L, 2L, null, 0L);
    assertThat(rows.eval("list_length(places)")).containsExactly(1L, 0L, null, 3L);
  }

  @Test
  void nested_values_pass_through_conditionals() {
    assertThat(rows.eval("if(id < 3, home.tags, places[2].tags)"))
        .containsExactly(List.of("a", "b"), List.of(), null, List.of());
    assertThat(rows.eval("coalesce(home, places[1])").get(0)).isEqualTo(place("Nairobi", "a", "b"));
    assertThat(rows.eval(rows.bind("case when id = 4 then home end"), new int[] {0, 3}))
        .containsExactly(null, place("Oslo", "c"));
  }

  @Test
  void what_is_not_nested_has_no_parts() {
    assertThatThrownBy(() -> rows.bind("id.x"))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("id is no STRUCT")
        .hasMessageContaining("\"a.b\"");
    assertThatThrownBy(() -> rows.bind("home.town")).hasMessageContainingAll("city", "tags");
    assertThatThrownBy(() -> rows.bind("id[1]")).hasMessageContaining("lists and maps");
    assertThatThrownBy(() -> rows.bind("places['a']")).hasMessageContaining("whole number");
    assertThatThrownBy(() -> rows.bind("scores[1]"))
        .hasMessageContaining("keys of this map are STRING");
  }
}
