package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;

/** What to do instead of a cast that does not exist. */
final class CastHints {
  private CastHints() {}

  static String of(DataType from, DataType to) {
    if (to.kind() == Kind.TIMESTAMP) {
      return "A time without zone becomes an instant only in a named zone: "
          + "to_timestamp(x, 'Europe/Berlin').";
    }
    if (from.kind() == Kind.TIMESTAMP) {
      return "Name the zone: at_zone(x, 'Europe/Berlin') gives the local time, day(x) the day.";
    }
    if (from.kind() == Kind.MONEY) {
      return "minor(x) gives the minor units as INT64.";
    }
    if (to.kind() == Kind.MONEY) {
      return "money(minor_units, 'EUR') makes money of minor units.";
    }
    return "docs/types.md lists the casts there are.";
  }
}
