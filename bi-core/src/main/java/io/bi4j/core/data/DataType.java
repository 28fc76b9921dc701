package io.bi4j.core.data;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The type of a column. Types are values: two types are equal when they describe the same cells.
 *
 * <p>The printed form ({@code toString()}) parses back with {@link #parse(String)}.
 *
 * @since 0.1
 */
public sealed interface DataType {
  /** True or false. */
  DataType BOOL = new Simple(Kind.BOOL);

  /** A 64-bit signed integer; arithmetic that overflows is an error, never a wrap. */
  DataType INT64 = new Simple(Kind.INT64);

  /** An IEEE 754 double; NaN equals NaN and sorts last, -0.0 equals 0.0 as a key. */
  DataType FLOAT64 = new Simple(Kind.FLOAT64);

  /** Unicode text, held as UTF-8. */
  DataType STRING = new Simple(Kind.STRING);

  /** Raw bytes. */
  DataType BYTES = new Simple(Kind.BYTES);

  /** A calendar day without zone. */
  DataType DATE = new Simple(Kind.DATE);

  /** A time of day in microseconds, without zone. */
  DataType TIME = new Simple(Kind.TIME);

  /** A date and time in microseconds, without zone; never an instant unless a zone is named. */
  DataType LOCAL_DATETIME = new Simple(Kind.LOCAL_DATETIME);

  /** An instant in microseconds of UTC. */
  DataType TIMESTAMP = new Simple(Kind.TIMESTAMP);

  /** An exact length of time in microseconds. */
  DataType DURATION = new Simple(Kind.DURATION);

  /** One JSON value as text. */
  DataType JSON = new Simple(Kind.JSON);

  /** The families of types. */
  enum Kind {
    BOOL,
    INT64,
    FLOAT64,
    DECIMAL,
    MONEY,
    STRING,
    BYTES,
    DATE,
    TIME,
    LOCAL_DATETIME,
    TIMESTAMP,
    DURATION,
    LIST,
    STRUCT,
    MAP,
    JSON
  }

  /** The family of this type. */
  Kind kind();

  /** An exact decimal with {@code precision} digits, {@code scale} of them after the point. */
  static DataType decimal(int precision, int scale) {
    return new DecimalType(precision, scale);
  }

  /** Money in minor units of one ISO 4217 currency, for example {@code money("EUR")}. */
  static DataType money(String currency) {
    return new MoneyType(currency, false);
  }

  /** Money in minor units whose currency stands in another column of the same record. */
  static DataType moneyIn(String currencyColumn) {
    return new MoneyType(currencyColumn, true);
  }

  /** A list of elements of one type. */
  static DataType list(DataType element) {
    return new ListType(element);
  }

  /** A nested record. */
  static DataType struct(List<Field> fields) {
    return new StructType(fields);
  }

  /** Key/value pairs. */
  static DataType map(DataType key, DataType value) {
    return new MapType(key, value);
  }

  /**
   * Reads the printed form of a type, for example {@code DECIMAL(18,2)} or {@code LIST<INT64>}.
   *
   * @throws io.bi4j.core.BiException {@code core/bad-type} naming the text and the position
   */
  static DataType parse(String text) {
    return new TypeParser(text).parse();
  }

  /** Whether cells are whole or fractional numbers without a unit. */
  default boolean isNumeric() {
    return switch (kind()) {
      case INT64, FLOAT64, DECIMAL -> true;
      default -> false;
    };
  }

  /** Whether cells are held in one long: integers, dates, times, instants and durations. */
  default boolean isLongBacked() {
    return switch (kind()) {
      case INT64, DATE, TIME, LOCAL_DATETIME, TIMESTAMP, DURATION -> true;
      default -> false;
    };
  }

  /** Whether cells are text: STRING or JSON. */
  default boolean isText() {
    return kind() == Kind.STRING || kind() == Kind.JSON;
  }

  /** A type without parameters. */
  record Simple(Kind kind) implements DataType {
    @Override
    public String toString() {
      return kind.name();
    }
  }

  /**
   * Exact decimal.
   *
   * @param precision total digits, 1 to 38
   * @param scale digits after the point, 0 to precision
   */
  record DecimalType(int precision, int scale) implements DataType {
    /** The most digits a decimal can have. */
    public static final int MAX_PRECISION = 38;

    /** The most digits that are held in one long. */
    public static final int MAX_LONG_PRECISION = 18;

    public DecimalType {
      if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
        throw new IllegalArgumentException(
            "DECIMAL("
                + precision
                + ","
                + scale
                + ") is not possible: precision must be 1..38 and"
                + " scale 0..precision.");
      }
    }

    @Override
    public Kind kind() {
      return Kind.DECIMAL;
    }

    /** Whether cells need two longs. */
    public boolean isWide() {
      return precision > MAX_LONG_PRECISION;
    }

    @Override
    public String toString() {
      return "DECIMAL(" + precision + "," + scale + ")";
    }
  }

  /**
   * Money in minor units.
   *
   * @param currency an ISO 4217 code, or the name of the column that holds it
   * @param inColumn whether {@code currency} names a column
   */
  record MoneyType(String currency, boolean inColumn) implements DataType {
    public MoneyType {
      requireNonNull(currency, "currency");
      if (!inColumn && !currency.matches("[A-Z]{3}")) {
        throw new IllegalArgumentException(
            "MONEY needs a three-letter ISO 4217 code, was \"" + currency + "\".");
      }
    }

    @Override
    public Kind kind() {
      return Kind.MONEY;
    }

    @Override
    public String toString() {
      return inColumn ? "MONEY(IN " + TypeParser.quote(currency) + ")" : "MONEY(" + currency + ")";
    }
  }

  /**
   * List of elements.
   *
   * @param element the type of each element
   */
  record ListType(DataType element) implements DataType {
    public ListType {
      requireNonNull(element, "element");
    }

    @Override
    public Kind kind() {
      return Kind.LIST;
    }

    @Override
    public String toString() {
      return "LIST<" + element + ">";
    }
  }

  /**
   * Nested record.
   *
   * @param fields the fields in order, names unique
   */
  record StructType(List<Field> fields) implements DataType {
    public StructType {
      fields = Schema.of(fields).fields();
    }

    @Override
    public Kind kind() {
      return Kind.STRUCT;
    }

    @Override
    public String toString() {
      StringBuilder out = new StringBuilder("STRUCT<");
      for (Field field : fields) {
        out.append(out.length() == 7 ? "" : ", ").append(field);
      }
      return out.append('>').toString();
    }
  }

  /**
   * Key/value pairs, in the order of the source.
   *
   * @param key the type of keys, never null
   * @param value the type of values
   */
  record MapType(DataType key, DataType value) implements DataType {
    public MapType {
      requireNonNull(key, "key");
      requireNonNull(value, "value");
    }

    @Override
    public Kind kind() {
      return Kind.MAP;
    }

    @Override
    public String toString() {
      return "MAP<" + key + ", " + value + ">";
    }
  }
}
