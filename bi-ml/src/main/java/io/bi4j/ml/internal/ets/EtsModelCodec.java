package io.bi4j.ml.internal.ets;

import io.bi4j.core.model.ModelCard;
import io.bi4j.ml.EtsConfig;
import io.bi4j.ml.EtsForm;
import io.bi4j.ml.internal.codec.CardCodec;
import io.bi4j.ml.internal.codec.ModelFile;
import io.bi4j.ml.internal.codec.ModelInput;
import io.bi4j.ml.internal.codec.ModelOutput;
import io.bi4j.ml.internal.series.GridCodec;
import io.bi4j.ml.internal.series.TimeGrid;
import java.time.DateTimeException;
import java.util.List;

/** Fitted series as bytes and back. */
public final class EtsModelCodec {
  private EtsModelCodec() {}

  /** The bytes of a model, unframed. */
  public static byte[] encode(EtsModel model) {
    ModelOutput out = new ModelOutput();
    CardCodec.write(model.card(), out);
    out.writeText(model.time());
    GridCodec.write(model.grid(), out);
    out.writeInt(model.last()).writeInt(model.horizon()).writeDouble(model.level());
    out.writeLong(model.mixture().seed());
    out.writeList(model.mixture().fits(), fit -> write(fit, out));
    model.mixture().weights().forEach(out::writeDouble);
    return out.toBytes();
  }

  private static void write(EtsFit fit, ModelOutput out) {
    Smoothing p = fit.smoothing();
    out.writeText(fit.form().letters()).writeInt(fit.seasonLength());
    out.writeDouble(p.alpha()).writeDouble(p.beta()).writeDouble(p.gamma()).writeDouble(p.phi());
    write(fit.start(), out);
    write(fit.end(), out);
    out.writeInt(fit.count()).writeDouble(fit.squares()).writeDouble(fit.deviance());
  }

  private static void write(EtsState state, ModelOutput out) {
    out.writeDouble(state.level()).writeDouble(state.growth()).writeDoubles(state.season());
  }

  /** The model that unframed bytes hold. */
  public static EtsModel decode(byte[] payload) {
    ModelInput in = new ModelInput(payload);
    ModelCard card = CardCodec.read(in);
    String time = in.readText();
    TimeGrid grid = GridCodec.read(in);
    int last = in.readInt(0, Integer.MAX_VALUE / 2, "the number of values");
    int horizon = in.readInt(1, EtsConfig.LONGEST_HORIZON, "the horizon");
    double level = in.readDouble("the level");
    if (!(level > 0 && level < 1) || time.isEmpty()) {
      throw ModelFile.bad("level " + level + " or time column \"" + time + "\" is not possible");
    }
    long seed = in.readLong();
    List<EtsFit> fits = in.readList(() -> readFit(in));
    List<Double> weights = fits.stream().map(fit -> in.readDouble("a weight")).toList();
    double total = weights.stream().mapToDouble(Double::doubleValue).sum();
    boolean mixed = fits.size() == 1 || fits.stream().allMatch(EtsModelCodec::hasFormula);
    if (fits.isEmpty()
        || !mixed
        || Math.abs(total - 1) > 1e-6
        || weights.stream().anyMatch(w -> w < 0)) {
      throw ModelFile.bad(
          "the forms "
              + fits.stream().map(EtsFit::form).toList()
              + " with weights "
              + weights
              + " cannot be mixed");
    }
    in.requireEnd();
    requireTimes(grid, last);
    return new EtsModel(
        card, time, grid, last, new EtsMixture(fits, weights, seed), horizon, level);
  }

  private static void requireTimes(TimeGrid grid, int last) {
    try {
      grid.rawAt(last + EtsConfig.LONGEST_HORIZON);
    } catch (DateTimeException e) {
      throw ModelFile.bad("the series ends beyond the calendar");
    }
  }

  private static boolean hasFormula(EtsFit fit) {
    return fit.form().isStable() && !fit.form().trend().isMultiplicative();
  }

  private static EtsFit readFit(ModelInput in) {
    String letters = in.readText();
    EtsForm form =
        EtsForm.all().stream()
            .filter(f -> f.letters().equals(letters))
            .findFirst()
            .orElseThrow(() -> ModelFile.bad("there is no form of smoothing with these letters"));
    int season = in.readInt(1, EtsConfig.LONGEST_SEASON, "the season length");
    Smoothing smoothing =
        new Smoothing(
            in.readDouble("alpha"),
            in.readDouble("beta"),
            in.readDouble("gamma"),
            in.readDouble("phi"));
    EtsState start = readState(form, season, in);
    EtsState end = readState(form, season, in);
    int parameters = EtsFit.parameters(form, season);
    int count = in.readInt(parameters + 1, EtsTraining.LONGEST_HISTORY, "the number of values");
    double squares = in.readDouble("the sum of squares");
    if (squares < 0) {
      throw ModelFile.bad("the sum of squares is " + squares);
    }
    return new EtsFit(
        form, season, smoothing, start, end, count, squares, in.readDouble("the deviance"));
  }

  private static EtsState readState(EtsForm form, int season, ModelInput in) {
    double level = in.readDouble("the level");
    double growth = in.readDouble("the growth");
    double[] seasons = in.readDoubles("a season");
    if (seasons.length != (form.hasSeason() ? season : 0) || (form.hasSeason() && season < 2)) {
      throw ModelFile.bad(seasons.length + " seasons do not fit a season length of " + season);
    }
    return new EtsState(level, growth, seasons);
  }
}
