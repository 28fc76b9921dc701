/**
 * Databases with faults. {@link io.bi4j.testkit.jdbc.FaultyJdbc} stands before any {@link
 * javax.sql.DataSource}: it fails chosen calls, loses the reply of a commit, kills connections,
 * slows statements down, and knows what was left open.
 */
@NullMarked
package io.bi4j.testkit.jdbc;

import org.jspecify.annotations.NullMarked;
