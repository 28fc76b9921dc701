package io.bi4j.core.internal.infer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.parse.DatePattern;
import io.bi4j.core.internal.settings.ColumnSettings;
import io.bi4j.core.source.InferenceReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of JSON lines, from a sample: one per key of the top-level objects, in the order of
 * their first occurrence.
 *
 * @param report types and reasons
 * @param datePatterns how dates are written, by column, where not as ISO 8601 says
 */
public record JsonInference(InferenceReport report, Map<String, DatePattern> datePatterns) {
  private static final JsonFactory JACKSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(200)
                  .maxStringLength(16 << 20)
                  .build())
          .build();

  /**
   * Infers types.
   *
   * @param source the name of the file, for the report
   * @param complete whether the input ends at {@code to}; else a cut last line is left out
   * @param said what is said about single columns
   * @param fileNotes sentences about the file as a whole, for the report
   */
  public static JsonInference infer(
      String source,
      byte[] bytes,
      int from,
      int to,
      boolean complete,
      int maxRows,
      ColumnSettings said,
      List<String> fileNotes) {
    Sample sample = new Sample();
    int start = from;
    while (start < to && sample.rows + sample.malformed < maxRows) {
      int end = start;
      while (end < to && bytes[end] != '\n') {
        end++;
      }
      if (end < to || complete) {
        sample.addLine(bytes, start, end);
      }
      start = end + 1;
    }
    return sample.decide(source, said, fileNotes);
  }

  /** Counts of a sample. */
  private static final class Sample {
    private static final JsonShape ABSENT = new JsonShape();

    private final JsonShape record = new JsonShape();
    private int rows;
    private int malformed;

    void addLine(byte[] bytes, int from, int to) {
      try (JsonParser check = JACKSON.createParser(bytes, from, to - from)) {
        JsonToken first = check.nextToken();
        if (first == null) {
          return;
        }
        check.skipChildren();
        if (first != JsonToken.START_OBJECT || check.nextToken() != null) {
          malformed++;
          return;
        }
      } catch (IOException notJson) {
        malformed++;
        return;
      }
      try (JsonParser parser = JACKSON.createParser(bytes, from, to - from)) {
        parser.nextToken();
        record.add(parser);
        rows++;
      } catch (IOException notJson) {
        malformed++;
      }
    }

    JsonInference decide(String source, ColumnSettings said, List<String> fileNotes) {
      List<InferenceReport.Column> columns = new ArrayList<>();
      Map<String, DatePattern> found = new LinkedHashMap<>(said.datePatterns());
      for (String name : keys(said)) {
        columns.add(column(name, record.fields.getOrDefault(name, ABSENT), said, found));
      }
      List<String> notes = new ArrayList<>(fileNotes);
      if (malformed > 0) {
        notes.add(
            malformed
                + " of the sampled lines are not JSON objects; they are errors of their"
                + " rows.");
      }
      if (record.fields.containsKey("")) {
        notes.add("The empty key is not read, because a column needs a name.");
      }
      return new JsonInference(InferenceReport.of(source, rows, columns, notes), found);
    }

    /** The keys of the schema; without one those of the sample, then those declared besides. */
    private Collection<String> keys(ColumnSettings said) {
      if (said.schema() != null) {
        return said.schema().names();
      }
      Set<String> keys = new LinkedHashSet<>(record.fields.keySet());
      keys.remove("");
      keys.addAll(said.named());
      return keys;
    }

    private InferenceReport.Column column(
        String name, JsonShape shape, ColumnSettings said, Map<String, DatePattern> patterns) {
      int present = shape.values - shape.nulls;
      DataType type = said.declared(name);
      if (type != null) {
        return declared(name, type, present);
      }
      JsonTyper.Verdict verdict = new JsonTyper(said).decide(name, shape);
      DatePattern inferred = verdict.pattern();
      if (inferred != null) {
        patterns.put(name, inferred);
      }
      return new InferenceReport.Column(
          name,
          verdict.type(),
          present,
          0,
          Math.max(0, rows - present),
          Optional.ofNullable(inferred).map(DatePattern::toString),
          verdict.reason(),
          verdict.suggestion());
    }

    private InferenceReport.Column declared(String name, DataType type, int present) {
      return new InferenceReport.Column(
          name,
          type,
          present,
          0,
          Math.max(0, rows - present),
          Optional.empty(),
          "Declared.",
          Optional.empty());
    }
  }
}
