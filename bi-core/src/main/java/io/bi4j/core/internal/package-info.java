/** Error codes and small pieces that several packages of bi-core share. Never exported. */
@NullMarked
package io.bi4j.core.internal;

import org.jspecify.annotations.NullMarked;
