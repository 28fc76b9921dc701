/**
 * What vendors and hosts implement: {@link io.bi4j.core.spi.Source}s that deliver batches and
 * {@link io.bi4j.core.spi.Sink}s that take them. Strictest promise of the library: new methods come
 * with a default, removals only with a major version.
 */
@NullMarked
package io.bi4j.core.spi;

import org.jspecify.annotations.NullMarked;
