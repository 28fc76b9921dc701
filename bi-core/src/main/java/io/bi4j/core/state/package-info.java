/** What a source remembers between runs. */
@NullMarked
package io.bi4j.core.state;

import org.jspecify.annotations.NullMarked;
