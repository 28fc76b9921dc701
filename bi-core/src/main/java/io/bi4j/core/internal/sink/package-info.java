/** Writing files so that others see them whole or not at all. */
@NullMarked
package io.bi4j.core.internal.sink;

import org.jspecify.annotations.NullMarked;
