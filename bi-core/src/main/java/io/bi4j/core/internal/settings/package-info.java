/**
 * What the user said about a file before anything of it is read: the file itself, its columns, and
 * how cells of text are written. Shared by the formats; each adds what only it has.
 */
@NullMarked
package io.bi4j.core.internal.settings;

import org.jspecify.annotations.NullMarked;
