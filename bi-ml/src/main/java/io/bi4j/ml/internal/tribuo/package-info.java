/** Where Tribuo is called: vectors in, coefficients or predictions out. */
@NullMarked
package io.bi4j.ml.internal.tribuo;

import org.jspecify.annotations.NullMarked;
