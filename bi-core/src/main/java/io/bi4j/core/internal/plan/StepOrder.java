package io.bi4j.core.internal.plan;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the steps of a plan in order and bounds what running them takes. A step that several others
 * read runs once for each, so a few unions of a union with itself could mean any amount of work.
 */
final class StepOrder {
  /** The longest way from the output to a source: steps follow each other by recursion. */
  static final int MAX_DISTANCE = 1_000;

  /** The most steps when each counts as often as it is read. */
  static final long MAX_RUNNING = 100_000;

  /** How far a step is from its farthest source, and how many steps run for it, itself included. */
  private record Extent(int distance, long running) {}

  private final String pipeline;
  private final Map<Step, Extent> extents = new IdentityHashMap<>();
  private final List<Step> order = new ArrayList<>();

  private StepOrder(String pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * The steps that lead to a step, each once, inputs before the steps that read them.
   *
   * @throws BiException {@code core/limit} when the plan is too long or too much of it is repeated
   */
  static List<Step> inputsFirst(String pipeline, Step last) {
    StepOrder steps = new StepOrder(pipeline);
    steps.visit(last);
    return steps.order;
  }

  private void visit(Step last) {
    Deque<Step> underway = new ArrayDeque<>();
    underway.push(last);
    while (!underway.isEmpty()) {
      Step step = underway.peek();
      if (extents.containsKey(step)) {
        underway.pop();
        continue;
      }
      List<Step> open = step.inputs().stream().filter(i -> !extents.containsKey(i)).toList();
      for (int i = open.size() - 1; i >= 0; i--) {
        underway.push(open.get(i));
      }
      if (open.isEmpty()) {
        underway.pop();
        add(step);
      }
    }
  }

  private void add(Step step) {
    int distance = 0;
    long running = 1;
    for (Step input : step.inputs()) {
      Extent extent = extents.get(input);
      if (extent != null) {
        distance = Math.max(distance, extent.distance + 1);
        running += extent.running;
      }
    }
    if (distance > MAX_DISTANCE) {
      throw limit("has more than " + MAX_DISTANCE + " steps in a row", "Put steps together");
    }
    if (running > MAX_RUNNING) {
      throw limit(
          "runs more than " + MAX_RUNNING + " steps, those counted again that several others read",
          "Read less often what unions share");
    }
    extents.put(step, new Extent(distance, running));
    order.add(step);
  }

  private BiException limit(String what, String nextStep) {
    return new BiException(
        CoreErrors.LIMIT,
        "Pipeline \""
            + pipeline
            + "\" "
            + what
            + ". "
            + nextStep
            + ", or write an intermediate result and read it with a second pipeline.");
  }
}
