package io.bi4j.data.internal.parquet;

/**
 * What the stored values of a node mean.
 *
 * @param kind the family
 * @param first precision of a decimal, bits of an integer
 * @param scale digits after the point
 * @param flag whether a time is adjusted to UTC, whether an integer is signed
 * @param unit how many units of time make a second
 */
record Logical(Kind kind, int first, int scale, boolean flag, int unit) {
  static final int MILLIS = 1_000;
  static final int MICROS = 1_000_000;
  static final int NANOS = 1_000_000_000;
  static final Logical NONE = of(Kind.NONE);

  /** Families; the comment of each is in the format's LogicalTypes.md. */
  enum Kind {
    NONE,
    STRING,
    MAP,
    LIST,
    ENUM,
    DECIMAL,
    DATE,
    TIME,
    TIMESTAMP,
    INTEGER,
    UNKNOWN,
    JSON,
    BSON,
    UUID,
    FLOAT16,
    INTERVAL
  }

  static Logical of(Kind kind) {
    return new Logical(kind, 0, 0, false, 0);
  }

  static Logical decimal(int precision, int scale) {
    return new Logical(Kind.DECIMAL, precision, scale, false, 0);
  }

  static Logical time(Kind kind, boolean utc, int unit) {
    return new Logical(kind, 0, 0, utc, unit);
  }

  static Logical integer(int bits, boolean signed) {
    return new Logical(Kind.INTEGER, bits, 0, signed, 0);
  }

  /** The older annotation of a schema element. */
  static Logical converted(int number, int precision, int scale) {
    return switch (number) {
      case 0 -> of(Kind.STRING);
      case 1, 2 -> of(Kind.MAP);
      case 3 -> of(Kind.LIST);
      case 4 -> of(Kind.ENUM);
      case 5 -> decimal(precision, scale);
      case 6 -> of(Kind.DATE);
      case 7 -> time(Kind.TIME, true, MILLIS);
      case 8 -> time(Kind.TIME, true, MICROS);
      case 9 -> time(Kind.TIMESTAMP, true, MILLIS);
      case 10 -> time(Kind.TIMESTAMP, true, MICROS);
      case 11, 12, 13, 14 -> integer(8 << number - 11, false);
      case 15, 16, 17, 18 -> integer(8 << number - 15, true);
      case 19 -> of(Kind.JSON);
      case 20 -> of(Kind.BSON);
      case 21 -> of(Kind.INTERVAL);
      default -> NONE;
    };
  }

  /** The number of the older annotation, or -1 when there is none for this meaning. */
  int converted() {
    return switch (kind) {
      case STRING -> 0;
      case MAP -> 1;
      case LIST -> 3;
      case ENUM -> 4;
      case DECIMAL -> 5;
      case DATE -> 6;
      case TIME -> flag && unit == MICROS ? 8 : -1;
      case TIMESTAMP -> flag && unit == MICROS ? 10 : -1;
      case JSON -> 19;
      default -> -1;
    };
  }

  static Logical read(ThriftReader in) {
    in.requireStruct();
    Logical found = NONE;
    int id = 0;
    while ((id = in.nextField(id)) != 0) {
      found = member(in, id);
    }
    return found;
  }

  private static Logical member(ThriftReader in, int id) {
    switch (id) {
      case 5 -> {
        long[] values = integers(in);
        return decimal((int) values[2], (int) values[1]);
      }
      case 7 -> {
        return time(Kind.TIME, in);
      }
      case 8 -> {
        return time(Kind.TIMESTAMP, in);
      }
      case 10 -> {
        long[] values = integers(in);
        return integer((int) values[1], values[2] != 0);
      }
      default -> {
        in.skip();
        return of(simple(id));
      }
    }
  }

  private static Kind simple(int id) {
    return switch (id) {
      case 1 -> Kind.STRING;
      case 2 -> Kind.MAP;
      case 3 -> Kind.LIST;
      case 4 -> Kind.ENUM;
      case 6 -> Kind.DATE;
      case 11 -> Kind.UNKNOWN;
      case 12 -> Kind.JSON;
      case 13 -> Kind.BSON;
      case 14 -> Kind.UUID;
      case 15 -> Kind.FLOAT16;
      default -> Kind.NONE;
    };
  }

  /** Fields 1 and 2 of a struct of numbers and booleans. */
  private static long[] integers(ThriftReader in) {
    in.requireStruct();
    long[] values = new long[3];
    int id = 0;
    while ((id = in.nextField(id)) != 0) {
      if (id > 2) {
        in.skip();
      } else if (in.type == ThriftReader.TRUE || in.type == ThriftReader.FALSE) {
        values[id] = in.bool() ? 1 : 0;
      } else {
        values[id] = in.int32();
      }
    }
    return values;
  }

  private static Logical time(Kind kind, ThriftReader in) {
    in.requireStruct();
    boolean utc = false;
    int unit = 0;
    int id = 0;
    while ((id = in.nextField(id)) != 0) {
      if (id == 1) {
        utc = in.bool();
      } else if (id == 2) {
        unit = unit(in);
      } else {
        in.skip();
      }
    }
    if (unit == 0) {
      throw ParquetErrors.damaged("a time of its schema has no unit");
    }
    return time(kind, utc, unit);
  }

  private static int unit(ThriftReader in) {
    in.requireStruct();
    int unit = 0;
    int id = 0;
    while ((id = in.nextField(id)) != 0) {
      unit = id == 1 ? MILLIS : id == 2 ? MICROS : id == 3 ? NANOS : 0;
      in.skip();
    }
    return unit;
  }

  void write(ThriftWriter out) {
    Runnable empty = () -> {};
    switch (kind) {
      case STRING -> out.struct(1, empty);
      case MAP -> out.struct(2, empty);
      case LIST -> out.struct(3, empty);
      case DECIMAL -> out.struct(5, () -> out.int32(1, scale).int32(2, first));
      case DATE -> out.struct(6, empty);
      case TIME, TIMESTAMP ->
          out.struct(
              kind == Kind.TIME ? 7 : 8,
              () -> out.bool(1, flag).struct(2, () -> out.struct(2, empty)));
      case JSON -> out.struct(12, empty);
      default -> throw new IllegalStateException("A writer never writes " + this);
    }
  }
}
