package io.bi4j.core.source;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.internal.jdbc.JdbcSettings;
import io.bi4j.core.internal.jdbc.JdbcSinkSettings;
import io.bi4j.core.internal.jdbc.Relation;
import java.util.Arrays;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Databases over JDBC: {@code Jdbc.source(dataSource).table("orders")} reads, {@code
 * Jdbc.sink(dataSource).table("orders")} writes. DuckDB, PostgreSQL and SQLite are known exactly;
 * any other database by what the JDBC standard promises of its driver.
 *
 * <p>The host makes the data source, with its address, user, password and pool; nothing of these is
 * ever shown in a message, and connections go back as they came.
 *
 * @since 0.1
 */
public final class Jdbc {
  private Jdbc() {}

  /** Reads from a database. */
  public static From source(DataSource dataSource) {
    return new From(requireNonNull(dataSource, "dataSource"));
  }

  /** Writes to a database. */
  public static Into sink(DataSource dataSource) {
    return new Into(requireNonNull(dataSource, "dataSource"));
  }

  /** Where to write. Immutable. */
  public static final class Into {
    private final DataSource dataSource;

    private Into(DataSource dataSource) {
      this.dataSource = dataSource;
    }

    /** A table, its name as the database stores it. */
    public JdbcSink table(String name) {
      return sink(Relation.table(null, requireNonNull(name, "name")));
    }

    /** A table of a schema. */
    public JdbcSink table(String schema, String name) {
      return sink(Relation.table(requireNonNull(schema, "schema"), requireNonNull(name, "name")));
    }

    private JdbcSink sink(Relation table) {
      return new JdbcSink(new JdbcSinkSettings(dataSource, table));
    }
  }

  /** What to read. Immutable. */
  public static final class From {
    private final DataSource dataSource;

    private From(DataSource dataSource) {
      this.dataSource = dataSource;
    }

    /** A table or view, its name as the database stores it: in PostgreSQL mostly in lower case. */
    public JdbcSource table(String name) {
      return source(Relation.table(null, requireNonNull(name, "name")));
    }

    /** A table or view of a schema. */
    public JdbcSource table(String schema, String name) {
      return source(Relation.table(requireNonNull(schema, "schema"), requireNonNull(name, "name")));
    }

    /**
     * The rows of a query. It is run as a part of other queries, so it must be one SELECT, and its
     * columns need names of their own.
     *
     * @param sql the query with a question mark for each parameter
     * @param parameters boxed values, java.time values or null, in order
     */
    public JdbcSource query(String sql, @Nullable Object... parameters) {
      return source(Relation.query(requireNonNull(sql, "sql"), Arrays.asList(parameters)));
    }

    private JdbcSource source(Relation relation) {
      return new JdbcSource(new JdbcSettings(dataSource, relation));
    }
  }
}
