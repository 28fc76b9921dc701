/**
 * Reading from and writing to databases over JDBC. A {@link io.bi4j.core.internal.jdbc.Dialect}
 * knows one family of databases: its types, its literals, what its SQL means exactly. Everything
 * else is the same for all: splits, positions, transactions, errors.
 */
@NullMarked
package io.bi4j.core.internal.jdbc;

import org.jspecify.annotations.NullMarked;
