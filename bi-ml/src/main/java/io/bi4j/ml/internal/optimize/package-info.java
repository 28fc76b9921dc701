/** Small numerical search, used by the forecasters. Nothing here knows what it minimises. */
@NullMarked
package io.bi4j.ml.internal.optimize;

import org.jspecify.annotations.NullMarked;
