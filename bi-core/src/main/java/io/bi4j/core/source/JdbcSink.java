package io.bi4j.core.source;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.jdbc.JdbcSinkSettings;
import io.bi4j.core.internal.jdbc.JdbcWriteSession;
import io.bi4j.core.spi.Guarantee;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.WriteSession;
import java.util.List;

/**
 * A table of a database as a sink; made by {@link Jdbc#sink}. Columns are matched by name; rows
 * that the table cannot take whole and exactly are refused when the run begins.
 *
 * <p><b>Guarantee.</b> EXACTLY_ONCE: rows and checkpoint are written in one transaction, the
 * checkpoint into the table {@code bi_commit} beside the rows. {@link #withoutCheckpoints()} leaves
 * IDEMPOTENT with a key, AT_LEAST_ONCE without. <b>Money</b> goes into a whole number as minor
 * units, into a decimal as major units. <b>Threads.</b> Immutable; each method with an option
 * returns a copy. A run holds one connection.
 *
 * @since 0.1
 */
public final class JdbcSink implements Sink {
  private final JdbcSinkSettings settings;

  JdbcSink(JdbcSinkSettings settings) {
    this.settings = settings;
  }

  /** The name in reports, instead of that of the table. */
  public JdbcSink named(String name) {
    return new JdbcSink(settings.withName(requireNonNull(name, "name")));
  }

  /**
   * A row replaces the one with the same key. The table needs a primary key or unique index over
   * exactly these columns.
   */
  public JdbcSink key(String... columns) {
    return new JdbcSink(settings.withKey(List.of(columns)));
  }

  /**
   * A row replaces another only if its version is not older, so that rows that come late or again
   * do not overwrite newer ones. Goes with {@link #key}.
   */
  public JdbcSink version(String column) {
    return new JdbcSink(settings.withVersion(requireNonNull(column, "column")));
  }

  /** Creates the table when it is not there; the key becomes its primary key. */
  public JdbcSink createTable() {
    return new JdbcSink(settings.creating());
  }

  /** Does not keep checkpoints in the database; for tables beside which none may be created. */
  public JdbcSink withoutCheckpoints() {
    return new JdbcSink(settings.withoutCheckpoints());
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Guarantee guarantee() {
    if (settings.keepsCheckpoints()) {
      return Guarantee.EXACTLY_ONCE;
    }
    return settings.hasKey() ? Guarantee.IDEMPOTENT : Guarantee.AT_LEAST_ONCE;
  }

  @Override
  public WriteSession open(RunKey run, Schema schema) {
    return JdbcWriteSession.open(settings, run, schema);
  }

  @Override
  public String toString() {
    return "JdbcSink(" + settings.name() + ")";
  }
}
