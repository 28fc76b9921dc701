/**
 * Files that survive a crash: written under a temporary name, forced, renamed into place, and the
 * folder forced after them. All file operations go through {@link
 * io.bi4j.core.internal.durable.FileOps}, so that tests can fail each of them.
 */
@NullMarked
package io.bi4j.core.internal.durable;

import org.jspecify.annotations.NullMarked;
