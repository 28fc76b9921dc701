package io.bi4j.core.model;

/**
 * Turns the models of one provider into bytes and back. The bytes carry a version; they never hold
 * serialised Java objects or class names, and nothing in them is executed.
 *
 * <p><b>Threads.</b> Thread-safe.
 *
 * @since 0.1
 */
public interface ModelCodec {

  /**
   * The model as bytes.
   *
   * @throws IllegalArgumentException when the model comes from another provider
   */
  byte[] encode(Model model);

  /**
   * The model that these bytes hold. Bytes from an unknown source are refused without harm: sizes
   * are checked before memory is taken.
   *
   * @throws io.bi4j.core.BiException when the bytes are not a model, are damaged, or were written
   *     by a newer version
   */
  Model decode(byte[] bytes);
}
