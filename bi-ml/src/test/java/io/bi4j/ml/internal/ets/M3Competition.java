package io.bi4j.ml.internal.ets;

import io.bi4j.ml.SharedData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The series of the M3 competition (Makridakis and Hibon 2000) and its error measures. */
final class M3Competition {
  private M3Competition() {}

  record Series(String id, int seasonLength, double[] train, double[] test) {}

  /** Mean over series of symmetric percentage error, scaled error and share inside the band. */
  record Score(int series, double smape, double mase, double coverage) {}

  static List<Series> read(String period) {
    int seasonLength =
        switch (period) {
          case "monthly" -> 12;
          case "quarterly" -> 4;
          default -> 1;
        };
    Map<String, List<String[]>> rows = new LinkedHashMap<>();
    List<String> lines = SharedData.lines("timeseries/m3_" + period + ".csv.gz");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1); // id,period,type,h,t,split,start,y
      rows.computeIfAbsent(cells[0], id -> new ArrayList<>()).add(cells);
    }
    return rows.entrySet().stream()
        .map(
            entry ->
                new Series(
                    entry.getKey(),
                    seasonLength,
                    part(entry.getValue(), "train"),
                    part(entry.getValue(), "test")))
        .toList();
  }

  private static double[] part(List<String[]> rows, String split) {
    return rows.stream()
        .filter(cells -> cells[5].equals(split))
        .mapToDouble(cells -> Double.parseDouble(cells[7]))
        .toArray();
  }

  static List<Series> everyNth(List<Series> series, int n) {
    List<Series> chosen = new ArrayList<>();
    for (int i = 0; i < series.size(); i += n) {
      chosen.add(series.get(i));
    }
    return chosen;
  }

  static Score score(List<Series> series, Function<Series, EtsMixture> method) {
    double smape = 0;
    double mase = 0;
    double coverage = 0;
    for (Series one : series) {
      EtsOutlook outlook = method.apply(one).outlook(one.test().length);
      double[] mean = outlook.mean();
      EtsOutlook.Band band = outlook.band(0.95);
      double percent = 0;
      double distance = 0;
      int inside = 0;
      for (int h = 0; h < mean.length; h++) {
        double y = one.test()[h];
        percent += 200 * Math.abs(y - mean[h]) / (Math.abs(y) + Math.abs(mean[h]));
        distance += Math.abs(y - mean[h]);
        inside += y >= band.low()[h] && y <= band.high()[h] ? 1 : 0;
      }
      smape += percent / mean.length;
      mase += distance / mean.length / naiveError(one);
      coverage += (double) inside / mean.length;
    }
    int n = series.size();
    return new Score(n, smape / n, mase / n, coverage / n);
  }

  private static double naiveError(Series series) {
    double[] y = series.train();
    double sum = 0;
    for (int t = series.seasonLength(); t < y.length; t++) {
      sum += Math.abs(y[t] - y[t - series.seasonLength()]);
    }
    return sum / (y.length - series.seasonLength());
  }
}
