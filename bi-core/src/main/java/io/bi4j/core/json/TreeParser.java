package io.bi4j.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.json.JsonReader.DuplicateNames;
import io.bi4j.core.json.JsonReader.Parsed;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the tree of one document from the tokens of the streaming parser. */
final class TreeParser {
  private static final int MAX_SHARED_NAMES = 1_024;

  private final JsonFactory factory;
  private final String source;
  private final JsonLimits limits;
  private final DuplicateNames duplicates;
  private final Map<String, String> names = new HashMap<>();
  private long duplicateNames;

  TreeParser(JsonFactory factory, String source, JsonLimits limits, DuplicateNames duplicates) {
    this.factory = factory;
    this.source = source;
    this.limits = limits;
    this.duplicates = duplicates;
  }

  Parsed parse(Reader text) {
    try (JsonParser parser = factory.createParser(text)) {
      parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      try {
        return new Parsed(document(parser), duplicateNames);
      } catch (IOException e) {
        throw new JsonFailure(source, limits, parser).of(e);
      }
    } catch (IOException e) {
      throw new BiException(
          CoreErrors.READ_FAILED, source + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private JsonValue document(JsonParser parser) throws IOException {
    if (parser.nextToken() == null) {
      throw new JsonFailure(source, limits, parser)
          .bad("it is empty", "Expected is one JSON value.");
    }
    JsonValue value = value(parser);
    if (parser.nextToken() != null) {
      throw new JsonFailure(source, limits, parser)
          .bad("another value follows the first", "Expected is the end of the document.");
    }
    return value;
  }

  private JsonValue value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new JsonString(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_TRUE -> JsonBool.TRUE;
      case VALUE_FALSE -> JsonBool.FALSE;
      case VALUE_NULL -> JsonNull.NULL;
      default -> throw new BiException(CoreErrors.BUG, "Unknown token " + parser.currentToken());
    };
  }

  private JsonObject object(JsonParser parser) throws IOException {
    JsonObject.Builder members = JsonObject.builder();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = shared(parser.currentName());
      if (members.has(name)) {
        duplicate(parser, name);
      }
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members.build();
  }

  private void duplicate(JsonParser parser, String name) {
    if (duplicates == DuplicateNames.REFUSE) {
      throw new JsonFailure(source, limits, parser)
          .bad("the name \"" + name + "\" stands twice in one object", "Keep one of the two.");
    }
    duplicateNames++;
  }

  private JsonArray array(JsonParser parser) throws IOException {
    List<JsonValue> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(parser));
    }
    return new JsonArray(values);
  }

  private JsonNumber number(JsonParser parser) throws IOException {
    String text = parser.getText();
    if (text.length() > limits.maxNumberChars()) {
      throw new StreamConstraintsException("getMaxNumberLength");
    }
    try {
      return JsonNumber.parse(text);
    } catch (BiException e) {
      throw new JsonFailure(source, limits, parser).because(e);
    }
  }

  private String shared(String name) {
    String known = names.get(name);
    if (known != null) {
      return known;
    }
    if (names.size() < MAX_SHARED_NAMES) {
      names.put(name, name);
    }
    return name;
  }
}
