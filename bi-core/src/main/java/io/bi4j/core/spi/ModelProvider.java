package io.bi4j.core.spi;

import io.bi4j.core.model.ModelCodec;
import java.util.List;

/**
 * Brings kinds of models. Found by {@link java.util.ServiceLoader}; creating a provider does no
 * work.
 *
 * <p><b>Threads.</b> Thread-safe.
 *
 * @since 0.1
 */
public interface ModelProvider {

  /** A stable name, for example {@code bi4j} or {@code acme.credit}. */
  String id();

  /** What can be trained, in a fixed order; ids start with {@link #id()} and a dot. */
  List<ModelTemplate<?>> templates();

  /** Turns models trained from these templates into bytes and back. */
  ModelCodec codec();
}
