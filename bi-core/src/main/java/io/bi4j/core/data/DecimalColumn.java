package io.bi4j.core.data;

import io.bi4j.core.internal.vector.DecimalVector;
import java.math.BigDecimal;

/**
 * Cells of type DECIMAL: an unscaled integer and the scale of the type.
 *
 * @since 0.1
 */
public sealed interface DecimalColumn extends Column permits DecimalVector {

  /** The cell; zero when it is null. Allocates. */
  BigDecimal decimalAt(int row);

  /**
   * The unscaled value when the type has at most 18 digits.
   *
   * @throws IllegalStateException when the type is wider than one long
   */
  long unscaledLongAt(int row);
}
