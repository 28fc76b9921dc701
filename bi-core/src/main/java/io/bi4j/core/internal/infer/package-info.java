/**
 * What a file says about itself: encoding, dialect, header and the type of each column, read from a
 * sample of its first bytes. What the sample does not decide is not guessed: the column stays text
 * and the {@link io.bi4j.core.source.InferenceReport} names the option that decides.
 */
@NullMarked
package io.bi4j.core.internal.infer;

import org.jspecify.annotations.NullMarked;
