package io.bi4j.ml.internal.ets;

import io.bi4j.ml.EtsForm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What R 4.2.2 with forecast 8.20 says about the data sets of R's package datasets; made by {@code
 * reference/ets-reference.R}, whose head describes the lines.
 */
final class EtsReference {
  static final Map<String, Series> SERIES = load();

  private EtsReference() {}

  record Series(
      String name,
      int seasonLength,
      double[] values,
      List<Fit> fits,
      List<Future> futures,
      List<EtsForm> best,
      List<Double> bestAicc) {
    @Override
    public String toString() {
      return name;
    }

    Fit fit(EtsForm form) {
      return fits.stream().filter(fit -> fit.form().equals(form)).findFirst().orElseThrow();
    }
  }

  record Fit(
      EtsForm form,
      Smoothing smoothing,
      EtsState start,
      double logLikelihood,
      double aicc,
      double variance) {
    EtsFit evaluatedOn(Series series) {
      return EtsFit.at(form, series.seasonLength(), smoothing, start, series.values());
    }
  }

  record Future(
      EtsForm form,
      double[] mean,
      double[] low80,
      double[] high80,
      double[] low95,
      double[] high95) {}

  private static Map<String, Series> load() {
    Map<String, Series> all = new LinkedHashMap<>();
    try (InputStream in = EtsReference.class.getResourceAsStream("/reference/ets-reference.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        add(all, line.split("\t", -1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static void add(Map<String, Series> all, String[] cells) {
    String name = cells[1];
    switch (cells[0]) {
      case "series" ->
          all.put(
              name,
              new Series(
                  name,
                  Integer.parseInt(cells[2]),
                  numbers(cells[3]),
                  new ArrayList<>(),
                  new ArrayList<>(),
                  new ArrayList<>(),
                  new ArrayList<>()));
      case "fit" -> all.get(name).fits().add(fit(cells));
      case "forecast" ->
          all.get(name)
              .futures()
              .add(
                  new Future(
                      EtsForm.parse(cells[2]),
                      numbers(cells[3]),
                      numbers(cells[4]),
                      numbers(cells[5]),
                      numbers(cells[6]),
                      numbers(cells[7])));
      case "best" -> {
        all.get(name).best().add(EtsForm.parse(cells[2]));
        all.get(name).bestAicc().add(Double.parseDouble(cells[3]));
      }
      default -> throw new IllegalStateException("unknown line " + cells[0]);
    }
  }

  private static Fit fit(String[] cells) {
    EtsForm form = EtsForm.parse(cells[2]);
    Smoothing smoothing =
        new Smoothing(
            number(cells[3], 0), number(cells[4], 0), number(cells[5], 0), number(cells[6], 1));
    double[] state = numbers(cells[7]);
    int growth = form.hasTrend() ? 1 : 0;
    EtsState start =
        new EtsState(
            state[0],
            form.hasTrend() ? state[1] : EtsState.neutralGrowth(form),
            Arrays.copyOfRange(state, 1 + growth, state.length));
    return new Fit(
        form, smoothing, start, number(cells[8], 0), number(cells[9], 0), number(cells[10], 0));
  }

  private static double number(String cell, double absent) {
    return cell.equals("-") ? absent : Double.parseDouble(cell);
  }

  private static double[] numbers(String cell) {
    return Arrays.stream(cell.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
