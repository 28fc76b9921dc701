package io.bi4j.core.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.bi4j.core.BiException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads one JSON document (RFC 8259) into a {@link JsonValue}.
 *
 * <pre>{@code
 * JsonValue spec = JsonReader.forSpecs().named("daily.json").parse(text);
 * }</pre>
 *
 * <p><b>Input.</b> Text, or bytes in UTF-8, with or without a byte order mark. Anything after the
 * value but blank space is an error. <b>Limits.</b> {@link JsonLimits}; memory is bounded by them.
 * <b>Errors.</b> {@code core/bad-json} with line, column and path of the place and what was
 * expected there; {@code core/limit} naming the limit and its setting; {@code core/bad-encoding}
 * for bytes that are not UTF-8; {@code core/read-failed} when the stream fails. <b>Threads.</b>
 * Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class JsonReader {
  private static final JsonReader SPECS =
      new JsonReader("JSON text", JsonLimits.SPEC, DuplicateNames.REFUSE);
  private static final JsonReader DATA =
      new JsonReader("JSON text", JsonLimits.DATA, DuplicateNames.LAST_WINS);

  private final String source;
  private final JsonLimits limits;
  private final DuplicateNames duplicates;
  private final JsonFactory factory;

  /** What happens when an object has two members of one name. */
  public enum DuplicateNames {
    /** The document is refused with {@code core/bad-json}. */
    REFUSE,
    /** The last value wins; {@link Parsed#duplicateNames()} counts them. */
    LAST_WINS
  }

  /**
   * What was read.
   *
   * @param value the document
   * @param duplicateNames how many members were replaced by a later one of the same name
   */
  public record Parsed(JsonValue value, long duplicateNames) {}

  private JsonReader(String source, JsonLimits limits, DuplicateNames duplicates) {
    this(source, limits, duplicates, factory(limits));
  }

  private JsonReader(
      String source, JsonLimits limits, DuplicateNames duplicates, JsonFactory factory) {
    this.source = source;
    this.limits = limits;
    this.duplicates = requireNonNull(duplicates, "duplicates");
    this.factory = factory;
  }

  private static JsonFactory factory(JsonLimits limits) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.maxDepth())
            .maxStringLength(limits.maxStringChars())
            .maxNumberLength(limits.maxNumberChars())
            .maxNameLength(limits.maxNameChars())
            .build();
    return JsonFactory.builder()
        .streamReadConstraints(constraints)
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .build();
  }

  /** For specifications and settings: {@link JsonLimits#SPEC}, duplicate names refused. */
  public static JsonReader forSpecs() {
    return SPECS;
  }

  /** For records: {@link JsonLimits#DATA}, of duplicate names the last wins. */
  public static JsonReader forData() {
    return DATA;
  }

  /** The same reader, calling the document by this name in errors. */
  public JsonReader named(String name) {
    return new JsonReader("\"" + name + "\"", limits, duplicates, factory);
  }

  /** The same reader with other limits. */
  public JsonReader withLimits(JsonLimits other) {
    return new JsonReader(source, other, duplicates);
  }

  /** The same reader with another rule for duplicate names. */
  public JsonReader withDuplicateNames(DuplicateNames rule) {
    return new JsonReader(source, limits, rule, factory);
  }

  /**
   * Reads a document.
   *
   * @throws BiException as the class comment says
   */
  public JsonValue parse(String text) {
    return read(new StringReader(text)).value();
  }

  /**
   * Reads a document of UTF-8 bytes.
   *
   * @throws BiException as the class comment says
   */
  public JsonValue parse(byte[] utf8) {
    return parse(new ByteArrayInputStream(utf8));
  }

  /**
   * Reads a document of UTF-8 bytes to the end of the stream, which the caller closes.
   *
   * @throws BiException as the class comment says
   */
  public JsonValue parse(InputStream utf8) {
    return read(utf8).value();
  }

  /**
   * As {@link #parse(InputStream)}, with the number of duplicate names.
   *
   * @throws BiException as the class comment says
   */
  public Parsed read(InputStream utf8) {
    return read(
        new InputStreamReader(
            utf8,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  /**
   * As {@link #parse(String)} from a character stream, with the number of duplicate names. The
   * caller closes the stream.
   *
   * @throws BiException as the class comment says
   */
  public Parsed read(Reader text) {
    Reader bounded = new BoundedReader(text, limits.maxDocumentChars());
    return new TreeParser(factory, source, limits, duplicates).parse(bounded);
  }
}
