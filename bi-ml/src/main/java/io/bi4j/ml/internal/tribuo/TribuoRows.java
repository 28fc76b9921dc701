package io.bi4j.ml.internal.tribuo;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Vectors as Tribuo examples. Entry {@code j} is the feature {@link #name}{@code (j)}. */
public final class TribuoRows {
  /** Tribuo tells at INFO what our cards say; only what is wrong with a training remains. */
  private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

  private TribuoRows() {}

  /**
   * Silences progress messages, unless the host has chosen a level for {@code org.tribuo} itself.
   */
  public static void quiet() {
    if (TRIBUO.getLevel() == null) {
      TRIBUO.setLevel(Level.WARNING);
    }
  }

  /** The name of an entry; names sort like the entries. */
  public static String name(int entry) {
    return "f" + (1_000_000_000L + entry);
  }

  /**
   * One example, zeros included: Tribuo's coordinate descent takes an entry that is left out for
   * the mean of its feature.
   */
  public static <T extends Output<T>> Example<T> example(T output, double[] vector) {
    String[] names = new String[vector.length];
    Arrays.setAll(names, TribuoRows::name);
    return new ArrayExample<>(output, names, vector.clone());
  }

  /** A data set of vectors with their outputs. */
  public static <T extends Output<T>> MutableDataset<T> dataset(
      List<double[]> vectors, IntFunction<T> output, OutputFactory<T> factory) {
    quiet();
    MutableDataset<T> dataset =
        new MutableDataset<>(new SimpleDataSourceProvenance("bi4j training set", factory), factory);
    for (int row = 0; row < vectors.size(); row++) {
      dataset.add(example(output.apply(row), vectors.get(row)));
    }
    return dataset;
  }
}
