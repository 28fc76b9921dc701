/** Linear models: trained by Tribuo, kept and evaluated as plain coefficients of our own. */
@NullMarked
package io.bi4j.ml.internal.linear;

import org.jspecify.annotations.NullMarked;
