package io.bi4j.core.internal.delivery;

import io.bi4j.core.internal.exec.OperatorFactory;
import io.bi4j.core.internal.exec.ResumableInput;
import io.bi4j.core.internal.exec.SourceInput;
import io.bi4j.core.internal.exec.Stage;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.state.StreamState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the inputs of a run stand. A run whose rows all go through one stage to the sink can go on
 * behind any commit; one that must see all rows before the first comes out commits once.
 */
final class StageProgress {
  private final List<Stage> stages;
  private final List<ResumableInput> inputs = new ArrayList<>();
  private final List<String> identities = new ArrayList<>();
  private final boolean resumable;

  private StageProgress(List<Stage> stages) {
    this.stages = stages;
    this.resumable = stages.size() == 1 && collect(stages.get(0));
  }

  static StageProgress of(List<Stage> stages) {
    return new StageProgress(stages);
  }

  private boolean collect(Stage stage) {
    for (Stage.Branch branch : stage.branches()) {
      boolean steps = branch.steps().stream().allMatch(OperatorFactory::resumable);
      if (!steps || !(branch.input() instanceof ResumableInput input)) {
        return false;
      }
      Optional<String> identity = input.identity();
      if (identity.isEmpty()) {
        return false;
      }
      inputs.add(input);
      identities.add(identity.get());
    }
    return true;
  }

  boolean isResumable() {
    return resumable;
  }

  /** What keeps the run from going on where another stood; empty when nothing does. */
  Optional<String> difference(List<Progress.Branch> from) {
    if (!resumable || from.size() != inputs.size()) {
      return Optional.of("its steps need all rows at once");
    }
    for (int i = 0; i < from.size(); i++) {
      if (!from.get(i).identity().equals(identities.get(i))) {
        return Optional.of(
            "input "
                + (i + 1)
                + " was \""
                + from.get(i).identity()
                + "\" and is \""
                + identities.get(i)
                + "\" now");
      }
    }
    return Optional.empty();
  }

  void restore(List<Progress.Branch> from) {
    for (int i = 0; i < from.size(); i++) {
      inputs.get(i).startAt(from.get(i).position());
      List<OperatorFactory> steps = stages.get(0).branches().get(i).steps();
      for (int s = 0; s < steps.size(); s++) {
        JsonObject kept = from.get(i).steps().get(s);
        if (kept.size() > 0) {
          steps.get(s).restore(kept);
        }
      }
    }
  }

  /** Where each input stands now; empty when the run cannot go on. */
  List<Progress.Branch> branches() {
    List<Progress.Branch> branches = new ArrayList<>();
    for (int i = 0; i < inputs.size() && resumable; i++) {
      List<JsonObject> steps =
          stages.get(0).branches().get(i).steps().stream()
              .map(step -> step.snapshot().orElse(JsonObject.EMPTY))
              .toList();
      branches.add(new Progress.Branch(identities.get(i), inputs.get(i).position(), steps));
    }
    return branches;
  }

  /** What the sources are to remember after what was read so far. */
  Map<String, StreamState> states(Map<String, StreamState> before) {
    Map<String, StreamState> states = new TreeMap<>(before);
    for (Stage stage : stages) {
      for (Stage.Branch branch : stage.branches()) {
        if (branch.input() instanceof SourceInput source) {
          states.put(source.name(), source.after());
        }
      }
    }
    return states;
  }
}
