package io.bi4j.ml.internal.ets;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.ml.internal.ets.M3Competition.Score;
import io.bi4j.ml.internal.ets.M3Competition.Series;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Accuracy on series that nobody here chose. {@code DAMPEN} is the damped trend submission to the
 * competition, rescored from its published forecasts; {@code R} is {@code forecast::ets} 8.20 run
 * on the same series with its defaults. All figures are means over series of the symmetric
 * percentage error of a series.
 */
class M3CompetitionTest {
  private static EtsMixture averaged(Series series) {
    return EtsMixture.of(
            EtsSearchTest.CONSIDERED_BY_R, series.train(), series.seasonLength(), 1, () -> {})
        .orElseThrow();
  }

  private static EtsMixture chosen(Series series) {
    return EtsMixture.of(
        EtsSelection.best(
                EtsSearchTest.CONSIDERED_BY_R, series.train(), series.seasonLength(), () -> {})
            .orElseThrow(),
        1);
  }

  /** Last column: mean scaled error of {@code R} on the same sample. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"yearly, 4, 2.674", "quarterly, 8, 1.349", "monthly, 24, 0.851", "other, 4, 1.927"})
  void a_systematic_sample_is_forecast_about_as_well_as_by_r(String period, int every, double r) {
    List<Series> sample = M3Competition.everyNth(M3Competition.read(period), every);

    Score chosen = M3Competition.score(sample, M3CompetitionTest::chosen);
    Score averaged = M3Competition.score(sample, M3CompetitionTest::averaged);
    record(period + " sample, one form", chosen);
    record(period + " sample, averaged", averaged);

    assertThat(averaged.mase()).isLessThan(1.03 * r);
    assertThat(averaged.coverage()).isGreaterThanOrEqualTo(chosen.coverage());
  }

  @Tag("slow")
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "yearly, 17.36, 17.00",
    "quarterly, 9.36, 9.68",
    "monthly, 14.58, 14.14",
    "other, 4.61, 4.37"
  })
  void the_average_beats_the_damped_trend_of_the_competition_and_r(
      String period, double dampen, double r) {
    Score score = M3Competition.score(M3Competition.read(period), M3CompetitionTest::averaged);
    record(period + ", averaged", score);

    assertThat(score.smape()).isLessThan(dampen).isLessThan(r);
  }

  /**
   * Scores go to {@code target/m3-scores.tsv}: a figure belongs on record even when a test passes.
   */
  private static void record(String what, Score score) {
    String line =
        String.format(
            Locale.ROOT,
            "%s\t%d series\tsMAPE %.3f\tMASE %.4f\tcoverage %.4f%n",
            what,
            score.series(),
            score.smape(),
            score.mase(),
            score.coverage());
    try {
      Files.writeString(
          Path.of("target", "m3-scores.tsv"),
          line,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
