package io.bi4j.insights.internal.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.insight.Insight;
import io.bi4j.core.insight.InsightKind;
import io.bi4j.insights.internal.mine.NullData;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The false-discovery gate through the public door: inferred model, queries, cubes, words. */
class NullRecordsTest {

  @Test
  void record_sets_without_patterns_hardly_ever_show_any() {
    List<String> shown = new ArrayList<>();
    try (BiRuntime bi = BiRuntime.create()) {
      for (NullData.Set set : NullData.all(7000).subList(0, 30)) {
        for (Insight insight : bi.insights().discover(set.rows().records())) {
          if (!(set.season() && insight.kind() == InsightKind.SEASONALITY)) {
            shown.add(set.name() + ": " + insight);
          }
        }
      }
    }

    assertThat(shown.stream().map(line -> line.split(":")[0]).distinct())
        .as(shown.toString())
        .hasSizeLessThanOrEqualTo(2);
  }
}
