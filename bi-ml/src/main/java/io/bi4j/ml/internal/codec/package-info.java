/**
 * Models as bytes: {@link ModelFile} frames them with a version and a checksum, {@link ModelOutput}
 * and {@link ModelInput} write and read their parts. A closed set of types, no class names, no Java
 * serialisation; every length is checked before memory is taken.
 */
@NullMarked
package io.bi4j.ml.internal.codec;

import org.jspecify.annotations.NullMarked;
