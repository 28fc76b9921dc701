package io.bi4j.ml.internal;

import io.bi4j.core.Version;
import io.bi4j.core.model.ModelCard;

/** The versions that a model's card names. */
public final class Software {
  private Software() {}

  /** Adds the versions of library and JVM. */
  public static void describe(ModelCard.Builder card) {
    card.software("bi4j", Version.current());
    card.software("java", Runtime.version().toString());
  }
}
