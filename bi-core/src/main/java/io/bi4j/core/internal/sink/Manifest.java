package io.bi4j.core.internal.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.exec.Positions;
import io.bi4j.core.json.JsonArray;
import io.bi4j.core.json.JsonLimits;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.json.JsonReader;
import io.bi4j.core.json.JsonStyle;
import io.bi4j.core.json.JsonValue;
import io.bi4j.core.json.JsonWriter;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.RunKey;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Which files of a folder hold its rows, and how far the pipeline had come when they were
 * committed. What is not named here does not count.
 *
 * @param tenant whose pipeline wrote it
 * @param pipeline the pipeline that wrote it
 * @param columns names and types
 * @param parts the files whose rows are visible
 * @param pending files of a run that replaces the others when it ends
 * @param checkpoint how far the pipeline had come
 */
record Manifest(
    String tenant,
    String pipeline,
    String columns,
    List<Part> parts,
    List<Part> pending,
    Checkpoint checkpoint) {
  static final String FILE = "manifest.json";
  private static final String FORMAT = "bi.manifest/1";

  /**
   * One file.
   *
   * @param name its name in the folder
   * @param rows how many rows it holds
   * @param bytes how long it is
   */
  record Part(String name, long rows, long bytes) {
    JsonObject toJson() {
      return JsonObject.builder().put("name", name).put("rows", rows).put("bytes", bytes).build();
    }

    static Part of(JsonObject json) {
      return new Part(
          Positions.text(json, "name"),
          Positions.number(json, "rows"),
          Positions.number(json, "bytes"));
    }
  }

  static String columns(Schema schema) {
    List<String> columns = new ArrayList<>();
    for (Field field : schema.fields()) {
      columns.add(field.name() + " " + field.type());
    }
    return String.join(", ", columns);
  }

  boolean isOf(RunKey key) {
    return tenant.equals(key.tenant()) && pipeline.equals(key.pipeline());
  }

  boolean names(String file) {
    return parts.stream().anyMatch(part -> part.name().equals(file))
        || pending.stream().anyMatch(part -> part.name().equals(file));
  }

  private JsonObject toJson() {
    return JsonObject.builder()
        .put("format", FORMAT)
        .put("tenant", tenant)
        .put("pipeline", pipeline)
        .put("columns", columns)
        .put("parts", JsonArray.of(parts.stream().map(Part::toJson)))
        .put("pending", JsonArray.of(pending.stream().map(Part::toJson)))
        .put("checkpoint", checkpoint.toJson())
        .build();
  }

  /** The manifest as text, with a hash of itself. */
  byte[] encode() {
    JsonObject json = toJson();
    JsonObject sealed = json.toBuilder().put("sha256", hash(json)).build();
    return JsonWriter.print(sealed, JsonStyle.PRETTY).getBytes(UTF_8);
  }

  private static String hash(JsonObject json) {
    try {
      byte[] bytes = JsonWriter.print(json, JsonStyle.COMPACT).getBytes(UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /**
   * Reads a manifest.
   *
   * @throws BiException {@code core/state-damaged} when it is not what was written
   */
  static Manifest decode(byte[] bytes, Path file) {
    try {
      JsonObject json =
          (JsonObject)
              JsonReader.forSpecs()
                  .named(FILE)
                  .withLimits(JsonLimits.DATA)
                  .parse(new String(bytes, UTF_8));
      JsonObject.Builder bare = JsonObject.builder();
      json.members()
          .forEach(
              (name, value) -> {
                if (!name.equals("sha256")) {
                  bare.put(name, value);
                }
              });
      if (!hash(bare.build()).equals(Positions.text(json, "sha256"))) {
        throw damaged(file, "its hash does not fit its content", null);
      }
      return of(json);
    } catch (BiException | ClassCastException e) {
      throw damaged(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static Manifest of(JsonObject json) {
    return new Manifest(
        Positions.text(json, "tenant"),
        Positions.text(json, "pipeline"),
        Positions.text(json, "columns"),
        parts(json, "parts"),
        parts(json, "pending"),
        Checkpoint.parse(Positions.text(json, "checkpoint")));
  }

  private static List<Part> parts(JsonObject json, String name) {
    List<Part> parts = new ArrayList<>();
    for (JsonValue part : Positions.member(json, name, JsonArray.class)) {
      parts.add(Part.of((JsonObject) part));
    }
    return parts;
  }

  private static BiException damaged(
      Path file, String reason, @org.jspecify.annotations.Nullable Throwable cause) {
    return new BiException(
        CoreErrors.STATE_DAMAGED,
        "\""
            + file
            + "\" cannot be trusted: "
            + reason
            + " Restore the folder from a backup, or empty it to begin again.",
        cause);
  }
}
