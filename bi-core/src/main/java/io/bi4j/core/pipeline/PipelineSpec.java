package io.bi4j.core.pipeline;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.plan.SpecReader;
import io.bi4j.core.internal.plan.SpecWriter;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.json.JsonReader;

/**
 * A pipeline as JSON: what a visual builder saves and a host stores. It names sources and sinks
 * instead of holding them, so it carries no path, secret or object. Immutable.
 *
 * <p>Reading checks the shape: known step kinds, unique ids, inputs that exist, no cycle,
 * expressions that parse. {@link #bind} then checks columns and types, with every error at once.
 *
 * @since 0.1
 */
public final class PipelineSpec {
  /** The version of the form; readers refuse others. */
  public static final String SCHEMA = "bi.pipeline/1";

  private final JsonObject json;

  private PipelineSpec(JsonObject json) {
    this.json = json;
  }

  /**
   * Reads a specification.
   *
   * @throws BiException {@code core/bad-json} or {@code core/bad-pipeline} naming the place
   */
  public static PipelineSpec parse(String json) {
    return of((JsonObject) SpecReader.object(JsonReader.forSpecs().named("pipeline").parse(json)));
  }

  /**
   * A specification from a JSON value.
   *
   * @throws BiException {@code core/bad-pipeline} naming the place
   */
  public static PipelineSpec of(JsonObject json) {
    SpecReader.check(json);
    return new PipelineSpec(json);
  }

  static PipelineSpec of(Pipeline pipeline) {
    return new PipelineSpec(SpecWriter.write(pipeline.plan()));
  }

  /** The specification as a JSON value. */
  public JsonObject toJson() {
    return json;
  }

  /**
   * Resolves sources and sinks and checks columns and types.
   *
   * @throws BiException one that tells every error
   */
  public Pipeline bind(SpecResolver resolver) {
    return Pipeline.of(SpecReader.bind(json, resolver));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PipelineSpec spec && spec.json.equals(json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  /** The JSON text. */
  @Override
  public String toString() {
    return json.toString();
  }
}
