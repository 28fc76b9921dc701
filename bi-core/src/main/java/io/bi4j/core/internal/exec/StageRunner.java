package io.bi4j.core.internal.exec;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Runs the stages of a plan one after the other, each on several workers. */
public final class StageRunner {
  private final RunContext run;
  private final ExecutorService workers;
  private final @Nullable Barrier barrier;

  /** A runner whose stages run from their start to their end. */
  public StageRunner(RunContext run, ExecutorService workers) {
    this(run, workers, null);
  }

  /**
   * A runner that stops the workers every now and then.
   *
   * @param barrier where they stop, null for never; then there is one stage
   */
  public StageRunner(RunContext run, ExecutorService workers, @Nullable Barrier barrier) {
    this.run = run;
    this.workers = workers;
    this.barrier = barrier;
  }

  /** Runs stages in order; the first failure stops everything and is thrown. */
  public void run(List<Stage> stages) {
    for (Stage stage : stages) {
      for (Stage.Branch branch : stage.branches()) {
        runBranch(branch, stage);
      }
      stage.sink().complete();
    }
  }

  private void runBranch(Stage.Branch branch, Stage stage) {
    StageSink sink = stage.sink();
    run.checkCancelled();
    try (StageInput input = branch.input().get()) {
      run.reading(input);
      try {
        int most = stage.singleWorker() ? 1 : run.threads();
        int count = Math.max(1, Math.min(most, input.maxWorkers()));
        if (count == 1) {
          work(input, branch, sink, 0);
        } else {
          inParallel(input, branch, sink, count);
        }
      } finally {
        run.read(input);
      }
      sink.branchDone();
      if (branch.input() instanceof ResumableInput resumable) {
        resumable.ended();
      }
    }
  }

  private void inParallel(StageInput input, Stage.Branch branch, StageSink sink, int count) {
    List<Future<?>> others = new ArrayList<>();
    try {
      for (int worker = 1; worker < count; worker++) {
        int number = worker;
        others.add(workers.submit(() -> work(input, branch, sink, number)));
      }
    } catch (RejectedExecutionException closed) {
      run.cancel();
    }
    Throwable failure = null;
    try {
      work(input, branch, sink, 0);
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    for (Future<?> other : others) {
      failure = worse(failure, waitFor(other, input));
    }
    rethrow(failure);
  }

  private void work(StageInput input, Stage.Branch branch, StageSink sink, int worker) {
    WorkerContext context = new WorkerContext(run, worker, barrier);
    context.resume();
    try {
      Closing.all(List.of(() -> takeTasks(input, branch, sink, context), context::close));
    } catch (RuntimeException | Error e) {
      run.fail();
      input.stop();
      throw e;
    } finally {
      context.pause();
      run.finish(context.counters());
    }
  }

  private void takeTasks(
      StageInput input, Stage.Branch branch, StageSink sink, WorkerContext context) {
    try {
      Operator first = sink.open(context);
      for (int i = branch.steps().size() - 1; i >= 0; i--) {
        first = branch.steps().get(i).open(context, first);
      }
      StageInput.WorkerInput tasks = input.open(context);
      while (!context.isSatisfied() && tasks.next(first)) {
        context.taskDone(tasks.task());
        run.checkCancelled();
        context.betweenTasks();
      }
      run.checkCancelled();
      context.finish();
    } catch (RuntimeException | Error e) {
      run.fail();
      input.stop();
      throw e;
    }
  }

  private @Nullable Throwable waitFor(Future<?> worker, StageInput input) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          worker.get();
          return null;
        } catch (InterruptedException e) {
          interrupted = true;
          run.cancel();
          input.stop();
        } catch (ExecutionException e) {
          return e.getCause();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The failure to report: a real one before the cancellations that follow from it. */
  private static @Nullable Throwable worse(@Nullable Throwable a, @Nullable Throwable b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    if (isCancellation(a) && !isCancellation(b)) {
      return b;
    }
    return a;
  }

  private static boolean isCancellation(Throwable failure) {
    return failure instanceof BiException e && e.code().equals(CoreErrors.CANCELLED);
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    if (failure != null) {
      throw new IllegalStateException("A worker failed.", failure);
    }
  }
}
