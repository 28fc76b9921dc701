package io.bi4j.core.pipeline;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.exec.CollectSink;
import io.bi4j.core.internal.exec.OperatorFactory;
import io.bi4j.core.internal.exec.ResumableInput;
import io.bi4j.core.internal.exec.Stage;
import io.bi4j.core.internal.plan.LogicalPlan;
import io.bi4j.core.internal.plan.Planner;
import io.bi4j.core.internal.plan.Step;
import io.bi4j.core.pipeline.Delivery.Level;
import io.bi4j.core.spi.Replay;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works out the promise of a plan: the weakest of its sources, steps and sink. */
final class DeliveryRules {
  private DeliveryRules() {}

  static Delivery of(LogicalPlan plan) {
    Sink sink = plan.sink().orElse(null);
    if (sink == null) {
      return new Delivery(
          Level.EXACTLY_ONCE, "the caller gets all rows when the run has succeeded", false);
    }
    Replay weakest = Replay.STABLE;
    Source source = null;
    for (Step step : plan.steps()) {
      if (step instanceof Step.Read read
          && (source == null || read.source().replay().compareTo(weakest) > 0)) {
        source = read.source();
        weakest = source.replay();
      }
    }
    return promise(sink, source, weakest, goesOn(plan));
  }

  private static Delivery promise(
      Sink sink, @Nullable Source source, Replay replay, boolean goesOn) {
    String name = source == null ? "" : source.name();
    boolean resumable = goesOn && !sink.commitsOnce() && replay != Replay.NONE;
    if (replay == Replay.NONE) {
      return new Delivery(
          Level.AT_LEAST_ONCE,
          "source \""
              + name
              + "\" cannot be read again, so its producer must repeat what was not"
              + " committed",
          false);
    }
    String read =
        replay == Replay.STABLE
            ? ""
            : ", of what was read: source \"" + name + "\" may give other rows when read again";
    return switch (sink.guarantee()) {
      case EXACTLY_ONCE ->
          new Delivery(
              Level.EXACTLY_ONCE,
              "sink \"" + sink.name() + "\" keeps the checkpoint with its rows" + read,
              resumable);
      case IDEMPOTENT ->
          new Delivery(
              Level.EFFECTIVELY_ONCE,
              "sink \"" + sink.name() + "\" replaces a row that is written again" + read,
              resumable);
      case AT_LEAST_ONCE ->
          new Delivery(
              Level.AT_LEAST_ONCE,
              "sink \"" + sink.name() + "\" does not know rows that are written again",
              resumable);
    };
  }

  /** Whether all rows go through one stage whose steps keep nothing that is not in a checkpoint. */
  private static boolean goesOn(LogicalPlan plan) {
    List<Stage> stages =
        Planner.stages(plan, (schema, slots, node) -> new CollectSink(schema, slots, node));
    return stages.size() == 1
        && stages.get(0).branches().stream()
            .allMatch(
                branch ->
                    branch.input() instanceof ResumableInput
                        && branch.steps().stream().allMatch(OperatorFactory::resumable));
  }

  /** Fails when a plan promises less than its author wants. */
  static void require(LogicalPlan plan, Level wanted) {
    Delivery delivery = of(plan);
    if (!delivery.isAtLeast(wanted)) {
      throw new BiException(
          CoreErrors.WEAK_DELIVERY,
          "Pipeline \""
              + plan.name()
              + "\" delivers "
              + delivery.level()
              + ", not "
              + wanted
              + ": "
              + delivery.reason()
              + ". Choose another sink or source, or require less.");
    }
  }
}
