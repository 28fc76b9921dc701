package io.bi4j.data.internal.parquet;

import org.jspecify.annotations.Nullable;

/**
 * The distinct values of a chunk.
 *
 * <p>Of texts, {@link #shared} maps its codes to those of the reader's dictionary; null when they
 * do not fit there.
 */
final class DictionaryPage {
  final Values values;
  int @Nullable [] shared;

  DictionaryPage(Values values) {
    this.values = values;
  }
}
