/**
 * The search: which scopes are examined, how all tests of a run are judged together, which findings
 * are consequences of others, and in what order the rest is told.
 */
@NullMarked
package io.bi4j.insights.internal.mine;

import org.jspecify.annotations.NullMarked;
