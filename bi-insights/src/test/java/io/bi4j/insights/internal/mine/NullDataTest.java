package io.bi4j.insights.internal.mine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.insight.InsightKind;
import io.bi4j.insights.internal.cube.Cubes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The gate: on data without patterns hardly any run reports anything. A season is reported rightly
 * where the generator put one.
 */
class NullDataTest {

  @Test
  void at_most_five_percent_of_null_data_sets_show_any_insight() {
    List<String> shown = new ArrayList<>();
    for (NullData.Set set : NullData.all(Long.getLong("null.seed", 1000))) {
      Miner.Result result =
          new Miner(Cubes.of(set.table(), set.measures(), null), MiningOptions.defaults()).mine();
      List<String> found =
          result.findings().stream()
              .filter(j -> !(set.season() && j.hypothesis().kind() == InsightKind.SEASONALITY))
              .map(
                  j ->
                      j.hypothesis().key()
                          + " p="
                          + j.p()
                          + " q="
                          + j.q()
                          + " effect="
                          + j.finding().effect().value())
              .toList();
      if (!found.isEmpty()) {
        shown.add(set.name() + " m=" + result.coverage().testsRun() + ": " + found);
      }
    }

    assertThat(shown).hasSizeLessThanOrEqualTo(10);
  }
}
