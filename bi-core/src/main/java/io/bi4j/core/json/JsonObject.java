package io.bi4j.core.json;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object: members in the order in which they were read or put. Immutable; equal to any
 * object with the same members in whatever order.
 *
 * @since 0.1
 */
public final class JsonObject implements JsonValue {
  /** The object without members. */
  public static final JsonObject EMPTY = builder().build();

  private final Map<String, JsonValue> members;

  private JsonObject(Map<String, JsonValue> members) {
    this.members = Collections.unmodifiableMap(members);
  }

  /** An object with the members of a map, in its order. */
  public static JsonObject of(Map<String, ? extends JsonValue> members) {
    Builder builder = builder();
    members.forEach(builder::put);
    return builder.build();
  }

  /** A builder without members. */
  public static Builder builder() {
    return new Builder();
  }

  /** The members by name, in order; unmodifiable. */
  public Map<String, JsonValue> members() {
    return members;
  }

  /** The member with this name, if there is one; a member that is JSON null is present. */
  public Optional<JsonValue> get(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /** Whether a member has this name. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** How many members there are. */
  public int size() {
    return members.size();
  }

  /** A builder that holds these members. */
  public Builder toBuilder() {
    Builder builder = builder();
    members.forEach(builder::put);
    return builder;
  }

  @Override
  public String kindName() {
    return "object";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonObject object && object.members.equals(members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  @Override
  public String toString() {
    return toCompact();
  }

  /**
   * Collects the members of an object. Confined to one thread. Putting a name again replaces the
   * value and keeps the place.
   *
   * @since 0.1
   */
  public static final class Builder {
    private Map<String, JsonValue> members = new LinkedHashMap<>();

    private Builder() {}

    /** Puts a member. */
    public Builder put(String name, JsonValue value) {
      members.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
      return this;
    }

    /** Puts a string. */
    public Builder put(String name, String value) {
      return put(name, JsonString.of(value));
    }

    /** Puts a whole number. */
    public Builder put(String name, long value) {
      return put(name, JsonNumber.of(value));
    }

    /** Puts a finite number. */
    public Builder put(String name, double value) {
      return put(name, JsonNumber.of(value));
    }

    /** Puts a boolean. */
    public Builder put(String name, boolean value) {
      return put(name, JsonBool.of(value));
    }

    /** Puts a member when its value is present. */
    public Builder putIfPresent(String name, Optional<? extends JsonValue> value) {
      value.ifPresent(present -> put(name, present));
      return this;
    }

    /** Whether a member has this name already. */
    public boolean has(String name) {
      return members.containsKey(name);
    }

    /** The object; the builder is empty afterwards. */
    public JsonObject build() {
      JsonObject built = new JsonObject(members);
      members = new LinkedHashMap<>();
      return built;
    }
  }
}
