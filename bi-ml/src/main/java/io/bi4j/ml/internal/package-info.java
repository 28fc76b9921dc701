/** What the public packages of bi-ml share; never exported. */
@NullMarked
package io.bi4j.ml.internal;

import org.jspecify.annotations.NullMarked;
