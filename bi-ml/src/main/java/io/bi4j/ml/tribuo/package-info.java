/** Any trainer of Tribuo as a trainer of BI4J. The only package whose signatures name Tribuo. */
@NullMarked
package io.bi4j.ml.tribuo;

import org.jspecify.annotations.NullMarked;
