package com.example;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.insight.Insight;
import io.bi4j.core.source.Csv;

/** The program of the README's first screen; the lines between the marks are printed there. */
public final class FirstScreen {
  private FirstScreen() {}

  public static void main(String[] arguments) {
    // README begins
    try (BiRuntime bi = BiRuntime.create()) {
      RecordSet sales = bi.read(Csv.file("examples/quickstart/data/texas-housing.csv"));
      for (Insight insight : bi.insights().discover(sales).insights().subList(0, 3)) {
        System.out.println(insight.headline());
      }
    }
    // README ends
  }
}
