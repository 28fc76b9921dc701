/**
 * Looks at the repository as a whole: which module knows which, what a package may be called, what
 * its signatures may name, and what a host has to take along. Nothing here is published.
 *
 * <p>{@code Repository} reads the poms and the compiled classes; every rule is tried on a fixture
 * that breaks it, so that a rule which sees nothing cannot pass.
 */
@NullMarked
package io.bi4j.architecture;

import org.jspecify.annotations.NullMarked;
