package io.bi4j.insights.internal.mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bi4j.core.insight.Direction;
import io.bi4j.core.json.JsonObject;
import io.bi4j.insights.internal.cube.Cube;
import io.bi4j.insights.internal.cube.Cubes;
import io.bi4j.insights.internal.detect.ScopeNames;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Recall on the planted tables beside the repository, for the kinds that exist so far. */
class PlantedRecallTest {
  private static final Set<String> KINDS =
      Set.of(
          "trend",
          "change_point",
          "outlier_time",
          "seasonality",
          "attribution",
          "outstanding_top",
          "outstanding_bottom",
          "concentration",
          "missing_data");

  @Test
  void nine_of_ten_planted_patterns_are_among_the_first_twenty() {
    List<String> missed = new ArrayList<>();
    int planted = 0;
    for (PlantedData.Table table : tables()) {
      List<Cube> cubes = Cubes.of(table.facts(), table.measures(), null);
      List<Judged> found = new Miner(cubes, MiningOptions.defaults()).mine().findings();
      for (JsonObject pattern : table.planted()) {
        if (KINDS.contains(PlantedData.text(pattern, "type"))) {
          planted++;
          if (found.stream().noneMatch(j -> matches(cubes.get(0), pattern, j))) {
            missed.add(table.file() + " " + pattern);
          }
        }
      }
    }

    assertThat(planted).isGreaterThanOrEqualTo(20);
    assertThat(missed).hasSizeLessThanOrEqualTo(planted / 10);
  }

  @Test
  void noise_tables_show_nothing() {
    List<String> shown = new ArrayList<>();
    for (PlantedData.Table table : tables()) {
      if (table.file().startsWith("noise")) {
        List<Cube> cubes = Cubes.of(table.facts(), table.measures(), null);
        new Miner(cubes, MiningOptions.defaults())
            .mine()
            .findings()
            .forEach(j -> shown.add(table.file() + " " + j.hypothesis().key()));
      }
    }

    assertThat(shown).isEmpty();
  }

  private static List<PlantedData.Table> tables() {
    Optional<PlantedData> data = PlantedData.find();
    assumeTrue(data.isPresent(), "the folder shared/data/insights is not beside the repository");
    return data.orElseThrow().tables();
  }

  private static boolean matches(Cube cube, JsonObject pattern, Judged judged) {
    String type = PlantedData.text(pattern, "type");
    boolean kind = judged.hypothesis().kind().name().toLowerCase(Locale.ROOT).equals(type);
    if (!kind) {
      return false;
    }
    Map<String, String> scope = ScopeNames.filters(cube, judged.finding().scope());
    boolean where = scope.equals(PlantedData.subspace(pattern));
    if (type.equals("missing_data")) {
      return where && near(judged, PlantedData.text(pattern, "start"), 0);
    }
    if (!judged.hypothesis().measure().name().equals(PlantedData.text(pattern, "metric"))) {
      return false;
    }
    return switch (type) {
      case "outstanding_top", "outstanding_bottom" ->
          PlantedData.text(pattern, "value").equals(judged.finding().member());
      case "concentration" ->
          cube.dimensions()
              .get(judged.hypothesis().breakdown())
              .name()
              .equals(PlantedData.text(pattern, "dimension"));
      case "seasonality" -> where;
      case "change_point", "outlier_time" ->
          where
              && direction(judged, pattern)
              && near(
                  judged,
                  PlantedData.text(pattern, "date"),
                  (int) PlantedData.number(pattern, "tolerance_days"));
      default -> where && direction(judged, pattern);
    };
  }

  private static boolean direction(Judged judged, JsonObject pattern) {
    Direction planted =
        Direction.valueOf(PlantedData.text(pattern, "direction").toUpperCase(Locale.ROOT));
    return judged.finding().direction() == planted;
  }

  private static boolean near(Judged judged, String date, int tolerance) {
    var span = judged.finding().span();
    return span != null
        && Math.abs(ChronoUnit.DAYS.between(LocalDate.parse(date), span.from())) <= tolerance;
  }
}
