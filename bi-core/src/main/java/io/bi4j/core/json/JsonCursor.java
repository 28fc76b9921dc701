package io.bi4j.core.json;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A value with its place in a document, for reading specifications: every accessor checks the kind
 * and says the path when it does not fit, as in {@code /steps/3/expr must be a string, was number
 * 12}.
 *
 * <p>A member that is JSON null counts as absent. Immutable and thread-safe. All errors are {@code
 * core/bad-json}.
 *
 * @since 0.1
 */
public final class JsonCursor {
  private final JsonValue value;
  private final String path;

  private JsonCursor(JsonValue value, String path) {
    this.value = requireNonNull(value, "value");
    this.path = path;
  }

  /** The cursor at the root of a document. */
  public static JsonCursor of(JsonValue root) {
    return new JsonCursor(root, "");
  }

  /** The value here. */
  public JsonValue value() {
    return value;
  }

  /** The JSON pointer of this place (RFC 6901); empty at the root. */
  public String path() {
    return path;
  }

  /** This value, which must be a string. */
  public String asString() {
    if (value instanceof JsonString string) {
      return string.value();
    }
    throw wrongKind("a string");
  }

  /** This value, which must be a whole number within the range of long. */
  public long asLong() {
    if (value instanceof JsonNumber number) {
      return number.asLong().orElseThrow(() -> wrongKind("a whole number"));
    }
    throw wrongKind("a whole number");
  }

  /** This value, which must be a whole number from {@code low} to {@code high}. */
  public int asInt(int low, int high) {
    long number = asLong();
    if (number < low || number > high) {
      throw error("must be " + low + ".." + high + ", was " + number);
    }
    return (int) number;
  }

  /** This value, which must be a number within the range of double. */
  public double asDouble() {
    if (value instanceof JsonNumber number) {
      double read = number.doubleValue();
      if (Double.isInfinite(read)) {
        throw wrongKind("a number within the range of double");
      }
      return read;
    }
    throw wrongKind("a number");
  }

  /** This value, which must be a boolean. */
  public boolean asBool() {
    if (value instanceof JsonBool bool) {
      return bool.value();
    }
    throw wrongKind("true or false");
  }

  /** This value, which must be the name of a constant, in any case. */
  public <E extends Enum<E>> E asEnum(Class<E> type) {
    String text = asString();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    String known =
        Arrays.toString(type.getEnumConstants())
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\[\\]]", "");
    throw error("must be one of " + known + ", was \"" + cut(text) + "\"");
  }

  /** The elements of this value, which must be an array. */
  public List<JsonCursor> elements() {
    if (!(value instanceof JsonArray array)) {
      throw wrongKind("an array");
    }
    List<JsonCursor> elements = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      elements.add(new JsonCursor(array.get(i), path + "/" + i));
    }
    return elements;
  }

  /** The strings of this value, which must be an array of strings. */
  public List<String> asStrings() {
    return elements().stream().map(JsonCursor::asString).toList();
  }

  /** The names of the members of this value, which must be an object. */
  public Set<String> names() {
    return object().members().keySet();
  }

  /** The member with this name, which must be there and not null. */
  public JsonCursor get(String name) {
    return find(name)
        .orElseThrow(() -> error("needs a member \"" + name + "\"; it has " + names()));
  }

  /** The member with this name, empty when it is absent or null. */
  public Optional<JsonCursor> find(String name) {
    JsonValue member = object().members().get(name);
    return member == null || member == JsonNull.NULL
        ? Optional.empty()
        : Optional.of(new JsonCursor(member, path + "/" + escaped(name)));
  }

  /** The string member with this name. */
  public String string(String name) {
    return get(name).asString();
  }

  /** The string member with this name, or a default when it is absent. */
  public String string(String name, String absent) {
    return find(name).map(JsonCursor::asString).orElse(absent);
  }

  /** The boolean member with this name, or a default when it is absent. */
  public boolean bool(String name, boolean absent) {
    return find(name).map(JsonCursor::asBool).orElse(absent);
  }

  /** The elements of the array member with this name; none when it is absent. */
  public List<JsonCursor> list(String name) {
    return find(name).map(JsonCursor::elements).orElse(List.of());
  }

  /** The strings of the array member with this name; none when it is absent. */
  public List<String> strings(String name) {
    return find(name).map(JsonCursor::asStrings).orElse(List.of());
  }

  /** Checks that this is an object and has no members but these. */
  public JsonCursor allow(String... names) {
    Set<String> allowed = Set.of(names);
    for (Map.Entry<String, JsonValue> member : object().members().entrySet()) {
      if (!allowed.contains(member.getKey())) {
        throw error(
            "has an unknown member \""
                + cut(member.getKey())
                + "\". Known are: "
                + String.join(", ", names));
      }
    }
    return this;
  }

  /** A failure at this place: {@code what} continues a sentence that begins with the path. */
  public BiException error(String what) {
    return new BiException(
        CoreErrors.BAD_JSON, (path.isEmpty() ? "The root" : path) + " " + what + ".");
  }

  /** A failure at this place with a cause whose message is quoted. */
  public BiException error(String what, BiException cause) {
    return new BiException(
        CoreErrors.BAD_JSON,
        (path.isEmpty() ? "The root" : path) + " " + what + ": " + cause.getMessage(),
        cause);
  }

  private JsonObject object() {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw wrongKind("an object");
  }

  private BiException wrongKind(String expected) {
    String shown =
        value instanceof JsonObject || value instanceof JsonArray || value == JsonNull.NULL
            ? value.kindName()
            : value.kindName() + " " + cut(value.toCompact());
    return error("must be " + expected + ", was " + shown);
  }

  private static String cut(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** Path and value. */
  @Override
  public String toString() {
    return path + " = " + value;
  }
}
