package io.bi4j.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;

/** Words a failure with the place where the parser stands. */
record JsonFailure(String source, JsonLimits limits, JsonParser parser) {

  BiException of(IOException e) {
    if (e instanceof BoundedReader.TooLong) {
      return limit("document", limits.maxDocumentChars(), "maxDocumentChars", e);
    }
    if (e instanceof CharacterCodingException) {
      return new BiException(
          CoreErrors.BAD_ENCODING,
          source + " is not UTF-8" + place() + ". JSON must be UTF-8; convert the file.",
          e);
    }
    if (e instanceof StreamConstraintsException) {
      return limit(e);
    }
    if (e instanceof StreamReadException syntax) {
      return new BiException(
          CoreErrors.BAD_JSON,
          source + " is not JSON" + place() + ": " + cut(syntax.getOriginalMessage()) + ".",
          e);
    }
    return new BiException(
        CoreErrors.READ_FAILED, source + " cannot be read: " + e.getMessage() + ".", e);
  }

  BiException bad(String what, String next) {
    return new BiException(
        CoreErrors.BAD_JSON, source + " is refused" + place() + ": " + what + ". " + next);
  }

  BiException because(BiException cause) {
    return new BiException(
        cause.code(), source + " is refused" + place() + ". " + cause.getMessage(), cause);
  }

  private BiException limit(IOException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("getMaxNestingDepth")) {
      return limit("nesting", limits.maxDepth(), "maxDepth", e);
    }
    if (message.contains("getMaxStringLength")) {
      return limit("string", limits.maxStringChars(), "maxStringChars", e);
    }
    if (message.contains("getMaxNumberLength")) {
      return limit("number", limits.maxNumberChars(), "maxNumberChars", e);
    }
    if (message.contains("getMaxNameLength")) {
      return limit("member name", limits.maxNameChars(), "maxNameChars", e);
    }
    return new BiException(CoreErrors.LIMIT, source + place() + ": " + cut(message), e);
  }

  private BiException limit(String what, long limit, String setting, IOException e) {
    return new BiException(
        CoreErrors.LIMIT,
        source
            + " has a "
            + what
            + " beyond the limit of "
            + limit
            + place()
            + ". Raise JsonLimits."
            + setting
            + " if the document is trusted.",
        e);
  }

  private String place() {
    var at = parser.currentLocation();
    String path = parser.getParsingContext().pathAsPointer().toString();
    String shown = path.length() > 80 ? path.substring(0, 80) + "…" : path;
    String where = path.isEmpty() ? "" : " (" + shown + ")";
    return " at line " + at.getLineNr() + ", column " + at.getColumnNr() + where;
  }

  private static String cut(String message) {
    return message.length() > 240 ? message.substring(0, 240) + "…" : message;
  }
}
