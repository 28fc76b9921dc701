package io.bi4j.core.internal.jsonl;

import static io.bi4j.core.internal.parse.CellText.INVALID;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.data.CurrencyTable;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.data.DataType.ListType;
import io.bi4j.core.data.DataType.MapType;
import io.bi4j.core.data.DataType.MoneyType;
import io.bi4j.core.data.DataType.StructType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.parse.BoolText;
import io.bi4j.core.internal.parse.DecimalText;
import io.bi4j.core.internal.parse.Float64Text;
import io.bi4j.core.internal.parse.JsonKind;
import io.bi4j.core.internal.parse.JsonSkimmer;
import io.bi4j.core.internal.parse.LongText;
import io.bi4j.core.internal.parse.MoneyText;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.Times;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of a line that was checked before as the plain objects that a column gives for them.
 * A value that does not fit its type makes the whole result bad. Confined to one thread.
 */
final class JsonBoxes {
  private static final DataType AMOUNT =
      DataType.struct(
          List.of(Field.of("minor", DataType.INT64), Field.of("currency", DataType.STRING)));

  private final JsonSkimmer skimmer = new JsonSkimmer();
  private final Map<StructType, Schema> schemas = new HashMap<>();
  private final @Nullable LongText timestamps;
  private boolean bad;
  private int end;

  /**
   * A reader.
   *
   * @param zone where clocks stand that times without a zone were read from, or null
   */
  JsonBoxes(@Nullable ZoneId zone) {
    this.timestamps = LongText.of(DataType.TIMESTAMP, null, zone);
  }

  /** Forgets that the last result was bad. */
  void begin() {
    bad = false;
  }

  /** Whether some value did not fit its type. */
  boolean isBad() {
    return bad;
  }

  /** One past the value read last. */
  int end() {
    return end;
  }

  /** The value at a position, quotes included, or null when it is null or bad. */
  @Nullable Object read(DataType type, byte[] bytes, int at) {
    int after = skimmer.value(bytes, at, 0);
    byte kind = skimmer.kind();
    Object value = kind == JsonKind.NULL ? null : read(type, bytes, at, after, kind);
    end = after;
    return value;
  }

  private @Nullable Object read(DataType type, byte[] bytes, int at, int after, byte kind) {
    return switch (type.kind()) {
      case JSON -> new String(bytes, at, after - at, UTF_8);
      case LIST -> list((ListType) type, bytes, at, kind);
      case STRUCT -> struct((StructType) type, bytes, at, kind);
      case MAP -> map((MapType) type, bytes, at, kind);
      case MONEY -> money((MoneyType) type, bytes, at, after, kind);
      default -> scalar(type, bytes, at, after, kind);
    };
  }

  private @Nullable Object bad() {
    bad = true;
    return null;
  }

  private @Nullable Object scalar(DataType type, byte[] bytes, int at, int after, byte kind) {
    if (kind >= JsonKind.OBJECT) {
      return bad();
    }
    if (kind == JsonKind.ESCAPED) {
      byte[] text = JsonEscapedText.unescape(bytes, at + 1, after - at - 2).getBytes(UTF_8);
      return scalar(type, JsonKind.TEXT, text, 0, text.length);
    }
    int quote = kind == JsonKind.TEXT ? 1 : 0;
    return scalar(type, kind, bytes, at + quote, after - at - 2 * quote);
  }

  private @Nullable Object scalar(DataType type, byte kind, byte[] bytes, int from, int length) {
    LongText text = longText(type);
    if (text != null) {
      boolean number = kind == JsonKind.INTEGER && type.kind() == Kind.INT64;
      boolean taken = number || kind == JsonKind.TEXT;
      long value = taken ? text.parse(bytes, from, length) : INVALID;
      boolean good = value != INVALID || (taken && text.isSentinel(bytes, from, length));
      return good ? Times.boxed(type.kind(), value) : bad();
    }
    return switch (type.kind()) {
      case BOOL -> bool(kind, bytes, from, length);
      case FLOAT64 -> float64(kind, bytes, from, length);
      case DECIMAL -> decimal((DecimalType) type, kind, bytes, from, length);
      case BYTES -> base64(kind, bytes, from, length);
      default -> new String(bytes, from, length, UTF_8);
    };
  }

  /** A zone remembers its last change of clocks, so its reader is kept. */
  private @Nullable LongText longText(DataType type) {
    return type.kind() == Kind.TIMESTAMP ? timestamps : LongText.of(type, null, null);
  }

  private @Nullable Object bool(byte kind, byte[] bytes, int from, int length) {
    boolean word = kind == JsonKind.TRUE || kind == JsonKind.FALSE || kind == JsonKind.TEXT;
    int value = word ? BoolText.parse(bytes, from, length) : BoolText.INVALID;
    return value == BoolText.INVALID ? bad() : (Object) (value == BoolText.TRUE);
  }

  private @Nullable Object float64(byte kind, byte[] bytes, int from, int length) {
    double value = Float64Text.parse(bytes, from, length);
    boolean good = !Double.isNaN(value) || Float64Text.isNaN(bytes, from, length);
    return good && JsonNumberCells.isNumeric(kind) ? (Object) value : bad();
  }

  private @Nullable Object decimal(
      DecimalType type, byte kind, byte[] bytes, int from, int length) {
    DecimalVector cell =
        new DecimalVector(new DecimalType(DecimalType.MAX_PRECISION, type.scale()));
    cell.reset(1);
    boolean good =
        JsonNumberCells.isNumeric(kind)
            && DecimalText.parseWide(bytes, from, length, type, cell.high, cell.low, 0);
    return good ? cell.decimalAt(0) : bad();
  }

  private @Nullable Object base64(byte kind, byte[] bytes, int from, int length) {
    if (kind != JsonKind.TEXT) {
      return bad();
    }
    try {
      return Base64.getDecoder().decode(new String(bytes, from, length, UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return bad();
    }
  }

  private @Nullable Object money(MoneyType type, byte[] bytes, int at, int after, byte kind) {
    if (kind == JsonKind.OBJECT) {
      return amount(type, bytes, at);
    }
    if (type.inColumn() || !JsonNumberCells.isNumeric(kind)) {
      return bad();
    }
    int exponent = CurrencyTable.iso().exponent(type.currency());
    int quote = kind == JsonKind.TEXT ? 1 : 0;
    long minor = MoneyText.parse(bytes, at + quote, after - at - 2 * quote, exponent);
    return minor == INVALID ? bad() : Money.ofMinor(minor, type.currency());
  }

  private @Nullable Object amount(MoneyType type, byte[] bytes, int at) {
    Map<?, ?> fields = (Map<?, ?>) read(AMOUNT, bytes, at);
    if (bad
        || fields == null
        || !(fields.get("minor") instanceof Long minor)
        || !(fields.get("currency") instanceof String currency)) {
      return bad();
    }
    Money money = Money.ofMinor(minor, currency);
    boolean fits = type.inColumn() || type.currency().equals(money.currency());
    return fits ? money : bad();
  }

  private @Nullable Object list(ListType type, byte[] bytes, int open, byte kind) {
    if (kind != JsonKind.ARRAY) {
      return bad();
    }
    List<@Nullable Object> list = new ArrayList<>();
    int at = JsonSkimmer.blanks(bytes, open + 1);
    while (bytes[at] != ']') {
      list.add(read(type.element(), bytes, at));
      at = next(bytes);
    }
    return list;
  }

  private @Nullable Object struct(StructType type, byte[] bytes, int open, byte kind) {
    if (kind != JsonKind.OBJECT) {
      return bad();
    }
    Schema schema = schemas.computeIfAbsent(type, t -> Schema.of(t.fields()));
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    int at = JsonSkimmer.blanks(bytes, open + 1);
    while (bytes[at] != '}') {
      String key = key(bytes, at);
      if (map.containsKey(key)) {
        return bad();
      }
      if (schema.has(key)) {
        map.put(key, read(schema.field(key).type(), bytes, end));
      } else {
        end = skimmer.value(bytes, end, 0);
      }
      at = next(bytes);
    }
    return map;
  }

  private @Nullable Object map(MapType type, byte[] bytes, int open, byte kind) {
    if (kind != JsonKind.OBJECT) {
      return bad();
    }
    Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
    int at = JsonSkimmer.blanks(bytes, open + 1);
    while (bytes[at] != '}') {
      byte[] text = key(bytes, at).getBytes(UTF_8);
      int value = end;
      Object key = scalar(type.key(), JsonKind.TEXT, text, 0, text.length);
      if (map.containsKey(key)) {
        return bad();
      }
      map.put(key, read(type.value(), bytes, value));
      at = next(bytes);
    }
    return map;
  }

  /** The key at a position; its value starts at {@link #end()}. */
  private String key(byte[] bytes, int at) {
    int close = skimmer.string(bytes, at + 1);
    end = skimmer.colon(bytes, close + 1);
    return JsonEscapedText.unescape(bytes, at + 1, close - at - 1);
  }

  /** Where the next member starts, or the closing bracket stands, after the value read last. */
  private int next(byte[] bytes) {
    int at = JsonSkimmer.blanks(bytes, end);
    return bytes[at] == ',' ? JsonSkimmer.blanks(bytes, at + 1) : at;
  }
}
