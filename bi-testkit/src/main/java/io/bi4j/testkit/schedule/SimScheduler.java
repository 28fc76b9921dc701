package io.bi4j.testkit.schedule;

import static java.util.Objects.requireNonNull;

import io.bi4j.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;

/**
 * An executor of one thread: of the tasks that are due it runs one that a seed chooses, and when
 * none is due, its clock jumps to the next. The same seed gives the same order, so that a race that
 * one seed finds can be looked at again.
 *
 * <pre>{@code
 * SimScheduler.explore(10_000, scheduler -> {
 *   RetryingClient client = new RetryingClient(scheduler, scheduler.clock());
 *   client.send(order);
 *   scheduler.execute("answer", () -> server.answerLate());
 *   scheduler.runAll();
 *   assertThat(server.orders()).hasSize(1);
 * });
 * }</pre>
 *
 * <p>A task is one step: code that is to be interleaved hands its next part back to the scheduler.
 * Confined to one thread.
 *
 * @since 0.1
 */
public final class SimScheduler implements Executor {
  /** The system property with the one seed to run. */
  public static final String SEED_PROPERTY = "bi.sim.seed";

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int MOST_STEPS = 100_000;

  private final SplittableRandom random;
  private final ManualClock clock = ManualClock.at(START);
  private final List<Task> waiting = new ArrayList<>();
  private final List<String> trace = new ArrayList<>();
  private int named;

  private SimScheduler(long seed) {
    this.random = new SplittableRandom(seed);
  }

  private record Task(String name, Instant due, Runnable work) {}

  /** What runs under one order of its tasks; it throws when something is wrong. */
  @FunctionalInterface
  public interface Scenario {
    /** Hands tasks to a scheduler, runs them and checks the end. */
    void run(SimScheduler scheduler) throws Exception;
  }

  /** A scheduler whose order follows from a seed. */
  public static SimScheduler seed(long seed) {
    return new SimScheduler(seed);
  }

  /**
   * Runs a scenario under so many orders, from seed 1 on.
   *
   * @throws AssertionError naming the seed under which it failed, and the tasks in their order
   */
  public static void explore(int seeds, Scenario scenario) {
    Long only = Long.getLong(SEED_PROPERTY);
    if (only != null) {
      explore(only, scenario);
      return;
    }
    for (int seed = 1; seed <= seeds; seed++) {
      explore((long) seed, scenario);
    }
  }

  private static void explore(long seed, Scenario scenario) {
    SimScheduler scheduler = seed(seed);
    try {
      scenario.run(scheduler);
    } catch (Exception | AssertionError e) {
      throw new AssertionError(
          "Fails under the order of seed "
              + seed
              + ": "
              + e.getMessage()
              + "\nOrder: "
              + scheduler.trace()
              + "\nRun it alone with -D"
              + SEED_PROPERTY
              + "="
              + seed,
          e);
    }
  }

  /** The time of this scheduler, which begins at 2026-01-01 and passes only between tasks. */
  public InstantSource clock() {
    return clock;
  }

  /** Adds a task that is due now. */
  @Override
  public void execute(Runnable task) {
    execute("task " + ++named, task);
  }

  /** Adds a task that is due now, with a name for the trace. */
  public void execute(String name, Runnable task) {
    schedule(Duration.ZERO, name, task);
  }

  /** Adds a task that is due later. */
  public void schedule(Duration delay, String name, Runnable task) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("A task cannot be due " + delay + " from now.");
    }
    waiting.add(
        new Task(
            requireNonNull(name, "name"),
            clock.instant().plus(delay),
            requireNonNull(task, "task")));
  }

  /**
   * Runs until no task is left.
   *
   * @throws AssertionError after 100,000 tasks, which is taken for endless
   */
  public void runAll() {
    run(Instant.MAX);
  }

  /** Runs what is due in this time; the clock stands at its end then. */
  public void runFor(Duration time) {
    Instant end = clock.instant().plus(time);
    run(end);
    clock.set(end);
  }

  private void run(Instant end) {
    for (int step = 0; step < MOST_STEPS; step++) {
      if (waiting.isEmpty() || !jumpToNext(end)) {
        return;
      }
      Task task = chosen();
      trace.add(task.name());
      task.work().run();
    }
    throw new AssertionError("Tasks still come after " + MOST_STEPS + " of them; is it endless?");
  }

  /** Whether a task is due by the end; the clock then shows at least its time. */
  private boolean jumpToNext(Instant end) {
    Instant next =
        waiting.stream().map(Task::due).min(Comparator.naturalOrder()).orElse(Instant.MAX);
    if (next.isAfter(end)) {
      return false;
    }
    if (next.isAfter(clock.instant())) {
      clock.set(next);
    }
    return true;
  }

  private Task chosen() {
    List<Task> due = waiting.stream().filter(t -> !t.due().isAfter(clock.instant())).toList();
    Task task = due.get(random.nextInt(due.size()));
    waiting.remove(task);
    return task;
  }

  /** The names of the tasks that ran, in order. */
  public List<String> trace() {
    return List.copyOf(trace);
  }

  /** How many tasks wait. */
  public int waiting() {
    return waiting.size();
  }
}
