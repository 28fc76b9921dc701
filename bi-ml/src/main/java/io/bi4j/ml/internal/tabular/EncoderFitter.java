package io.bi4j.ml.internal.tabular;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.StringColumn;
import io.bi4j.core.model.TrainingSet;
import io.bi4j.ml.internal.MlErrors;
import io.bi4j.ml.internal.series.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Learns how the features of training rows become numbers, and which of them say nothing. */
public final class EncoderFitter {
  /** Columns with more different labels are left out. */
  public static final int MOST_LABELS = 100;

  private final List<String> notes = new ArrayList<>();

  private EncoderFitter() {}

  /**
   * What was learned.
   *
   * @param encoder the columns that are used
   * @param notes which columns are not used and why
   */
  public record Result(RowEncoder encoder, List<String> notes) {}

  /**
   * Learns from training rows.
   *
   * @throws BiException {@code ml/no-features} when no column can be used
   */
  public static Result fit(TrainingSet data) {
    EncoderFitter fitter = new EncoderFitter();
    List<ColumnCode> codes = new ArrayList<>();
    for (String name : data.features()) {
      Column column = data.rows().column(name);
      if (NumberCode.takes(column.type())) {
        fitter.number(name, column, codes);
      } else if (column instanceof StringColumn labels) {
        fitter.labels(name, labels, codes);
      } else {
        fitter.leaveOut(name, "cells of type " + column.type() + " are not supported");
      }
    }
    if (codes.isEmpty()) {
      throw new BiException(
          MlErrors.NO_FEATURES,
          "No column can predict \""
              + data.target()
              + "\". "
              + String.join(" ", fitter.notes)
              + " Add numbers, flags or labels.");
    }
    return new Result(new RowEncoder(codes), List.copyOf(fitter.notes));
  }

  private void leaveOut(String name, String why) {
    notes.add("Column \"" + name + "\" was left out: " + why + ".");
  }

  private void number(String name, Column column, List<ColumnCode> codes) {
    double[] known = new double[column.rowCount()];
    int count = 0;
    for (int row = 0; row < known.length; row++) {
      if (!column.isNull(row)) {
        double value = Numbers.at(column, row);
        if (!Double.isFinite(value)) {
          throw new BiException(
              MlErrors.BAD_VALUE,
              "Column \""
                  + name
                  + "\" holds "
                  + value
                  + " in row "
                  + (row + 1)
                  + "; training needs"
                  + " finite numbers or nulls. Replace it.");
        }
        known[count++] = value;
      }
    }
    if (count == 0) {
      leaveOut(name, "it is empty");
      return;
    }
    double fill = median(Arrays.copyOf(known, count));
    int filled = known.length - count;
    Arrays.fill(known, count, known.length, fill);
    double mean = Arrays.stream(known).average().orElseThrow();
    double squares = Arrays.stream(known).map(v -> (v - mean) * (v - mean)).sum();
    double deviation = Math.sqrt(squares / known.length);
    if (!(deviation > 1e-12 * Math.abs(mean)) || !Double.isFinite(deviation)) {
      leaveOut(name, "all its values are " + fill);
      return;
    }
    if (filled > 0) {
      notes.add(filled + " missing cells of \"" + name + "\" count as its median " + fill + ".");
    }
    codes.add(new NumberCode(name, column.type(), fill, mean, deviation));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  private void labels(String name, StringColumn column, List<ColumnCode> codes) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int row = 0; row < column.rowCount(); row++) {
      if (!column.isNull(row)) {
        counts.merge(column.stringAt(row), 1, Integer::sum);
      }
      if (counts.size() > MOST_LABELS) {
        leaveOut(name, "it has more than " + MOST_LABELS + " different labels");
        return;
      }
    }
    boolean missing = column.nullCount() > 0;
    if (counts.isEmpty() || (counts.size() == 1 && !missing)) {
      leaveOut(name, counts.isEmpty() ? "it is empty" : "all its cells are equal");
      return;
    }
    List<String> labels = List.copyOf(counts.keySet());
    int frequent =
        labels.indexOf(Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey());
    codes.add(
        new LabelCode(name, column.type(), labels, missing ? labels.size() : frequent, missing));
  }
}
