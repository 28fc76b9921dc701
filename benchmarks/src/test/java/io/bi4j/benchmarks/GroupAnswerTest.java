package io.bi4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GroupAnswerTest {
  @Test
  void order_of_groups_does_not_matter_to_the_digest() {
    GroupAnswer one = new GroupAnswer();
    one.add("KE", 3, 2, 10, 5.0, 7);
    one.add("DE", 4, 1, 9, 9.0, 9);
    GroupAnswer other = new GroupAnswer();
    other.add("DE", 4, 1, 9, 9.0, 9);
    other.add("KE", 3, 2, 10, 5.0, 7);

    assertThat(one.digest()).isEqualTo(other.digest());
    assertThat(one.kept()).isEqualTo(3);
  }

  @Test
  void one_different_percentile_changes_the_digest() {
    GroupAnswer one = new GroupAnswer();
    one.add("KE", 3, 2, 10, 5.0, 7);
    GroupAnswer other = new GroupAnswer();
    other.add("KE", 3, 2, 10, 5.0, 6);

    assertThat(one.digest()).isNotEqualTo(other.digest());
  }

  @Test
  void an_average_that_is_not_sum_by_count_is_refused() {
    assertThatThrownBy(() -> new GroupAnswer().add("KE", 3, 3, 10, 3.3333, 7))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("KE")
        .hasMessageContaining("3.3333");
  }
}
