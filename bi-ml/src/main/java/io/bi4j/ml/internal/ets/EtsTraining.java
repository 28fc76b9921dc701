package io.bi4j.ml.internal.ets;

import io.bi4j.core.BiException;
import io.bi4j.core.model.Metrics;
import io.bi4j.core.model.ModelCard;
import io.bi4j.core.model.ModelKind;
import io.bi4j.core.model.TrainContext;
import io.bi4j.core.model.TrainingSet;
import io.bi4j.ml.EtsConfig;
import io.bi4j.ml.EtsConfig.Choice;
import io.bi4j.ml.EtsForm;
import io.bi4j.ml.ForecastModel;
import io.bi4j.ml.internal.MlErrors;
import io.bi4j.ml.internal.Software;
import io.bi4j.ml.internal.series.TimeGrid;
import io.bi4j.ml.internal.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From a series to a forecast model with its card. */
public final class EtsTraining {
  /** The id of the template. */
  public static final String TEMPLATE = "bi4j.ets";

  /** Older values than these newest ones are not used. */
  public static final int LONGEST_HISTORY = 3_000;

  private static final int FEWEST_VALUES = 5;
  private static final List<EtsForm> CANDIDATES =
      EtsForm.all().stream()
          .filter(form -> form.isStable() && !form.trend().isMultiplicative())
          .toList();

  private final EtsConfig config;
  private final TrainContext context;
  private final int season;

  private EtsTraining(EtsConfig config, TrainContext context, int season) {
    this.config = config;
    this.context = context;
    this.season = season;
  }

  /** Fits a series as the settings say. */
  public static ForecastModel train(
      TrainingSet data, TimeSeries series, EtsConfig config, TrainContext context) {
    int season =
        config.seasonLength() == EtsConfig.SEASON_FROM_TIME
            ? series.grid().usualSeason()
            : config.seasonLength();
    double[] all = series.values();
    double[] y = Arrays.copyOfRange(all, Math.max(0, all.length - LONGEST_HISTORY), all.length);
    if (y.length < FEWEST_VALUES) {
      throw new BiException(
          MlErrors.TOO_FEW_ROWS,
          "Series \""
              + data.target()
              + "\" has "
              + y.length
              + " values; exponential smoothing needs"
              + " at least "
              + FEWEST_VALUES
              + ". Bring a longer history.");
    }
    EtsTraining training = new EtsTraining(config, context, season);
    EtsMixture mixture = training.fit(y).orElseThrow(() -> training.notPossible(data.target(), y));
    int naiveSeason = y.length >= 2 * season ? season : 1;
    Metrics metrics =
        RollingOrigin.measure(
            y, naiveSeason, config.holdoutFolds(), config.horizon(), config.level(), training::fit);
    ModelCard card = training.card(data, series, y, mixture, metrics);
    return new EtsModel(
        card,
        data.time().orElseThrow(),
        series.grid(),
        all.length - 1,
        mixture,
        config.horizon(),
        config.level());
  }

  private Optional<EtsMixture> fit(double[] y) {
    EtsForm form = config.form();
    List<EtsForm> forms = form == null ? CANDIDATES : List.of(form);
    if (config.choice() == Choice.BEST || form != null) {
      return EtsSelection.best(forms, y, season, context::checkCancelled)
          .map(fit -> EtsMixture.of(fit, context.seed()));
    }
    return EtsMixture.of(forms, y, season, context.seed(), context::checkCancelled);
  }

  private BiException notPossible(String target, double[] y) {
    EtsForm form = config.form();
    double smallest = Arrays.stream(y).min().orElseThrow();
    String why;
    if (form == null) {
      why = "no form has a likelihood on it";
    } else if (form.hasSeason() && y.length < 2 * season) {
      why = "it needs two full seasons of " + season;
    } else if (form.hasSeason() && season < 2) {
      why = "its times suggest no season";
    } else if (form.needsPositiveData() && !(smallest > 0)) {
      why = "it needs positive values and the smallest is " + smallest;
    } else {
      why = "it needs more values than its " + EtsFit.parameters(form, season) + " parameters";
    }
    return new BiException(
        MlErrors.FORM_NOT_POSSIBLE,
        (form == null ? "Exponential smoothing" : form.toString())
            + " cannot be fitted to \""
            + target
            + "\" with "
            + y.length
            + " values: "
            + why
            + ". Leave the form to the data, or change the"
            + " season or the series.");
  }

  private ModelCard card(
      TrainingSet data, TimeSeries series, double[] y, EtsMixture mixture, Metrics metrics) {
    EtsFit best = mixture.fits().get(0);
    Smoothing p = best.smoothing();
    ModelCard.Builder card =
        ModelCard.builder(mixture.name(), ModelKind.FORECAST, TEMPLATE)
            .trainedOn(data, context)
            .metrics(metrics)
            .setting(
                "choice",
                config.form() == null ? config.choice().name().toLowerCase(Locale.ROOT) : "given")
            .setting("season_length", Integer.toString(season))
            .setting("step", series.grid().step())
            .setting("best_form", best.form().toString())
            .setting("best_aicc", Double.toString(best.aicc()))
            .setting("alpha", Double.toString(p.alpha()))
            .setting("beta", Double.toString(p.beta()))
            .setting("gamma", Double.toString(p.gamma()))
            .setting("phi", Double.toString(p.phi()));
    Software.describe(card);
    notes(card, data.target(), series, y);
    return card.build();
  }

  private void notes(ModelCard.Builder card, String target, TimeSeries series, double[] y) {
    TimeGrid grid = series.grid();
    if (series.filled() > 0) {
      card.note(
          series.filled()
              + " missing values of \""
              + target
              + "\" were filled on a line"
              + " between their neighbours.");
    }
    if (y.length < series.values().length) {
      card.note(
          "Only the newest "
              + y.length
              + " values were used, from "
              + grid.label(series.values().length - y.length)
              + " on.");
    }
    if (season > 1 && y.length < 2 * season) {
      card.note(
          "A season of "
              + season
              + " needs "
              + 2 * season
              + " values, there are "
              + y.length
              + "; the forecast has no season.");
    }
  }
}
