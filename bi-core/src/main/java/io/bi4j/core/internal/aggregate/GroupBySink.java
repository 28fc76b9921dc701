package io.bi4j.core.internal.aggregate;

import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.exec.NodeCounter;
import io.bi4j.core.internal.exec.Operator;
import io.bi4j.core.internal.exec.RunContext;
import io.bi4j.core.internal.exec.StageInput;
import io.bi4j.core.internal.exec.StageSink;
import io.bi4j.core.internal.exec.VectorsInput;
import io.bi4j.core.internal.exec.WorkerContext;
import io.bi4j.core.internal.expr.Evaluator;
import io.bi4j.core.internal.spill.MemoryBudget;
import io.bi4j.core.internal.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Groups rows by key; each worker has its own groups, which are merged at the end of the stage. */
public final class GroupBySink implements StageSink {
  private final int node;
  private final List<Field> keys;
  private final List<Supplier<Evaluator>> keyEvaluators;
  private final List<AggregateSpec> aggregates;
  private final int[] inputs;
  private final String name;
  private final List<Grouper> groupers = new ArrayList<>();
  private @Nullable GroupsOnDisk onDisk;
  private Vector @Nullable [] result;

  /**
   * A group-by.
   *
   * @param node the number of the step, for counts
   * @param name the step, for messages
   * @param inputs the columns that keys and aggregations read
   */
  public GroupBySink(
      int node,
      String name,
      List<Field> keys,
      List<Supplier<Evaluator>> keyEvaluators,
      List<AggregateSpec> aggregates,
      int[] inputs) {
    this.node = node;
    this.name = name;
    this.keys = keys;
    this.keyEvaluators = keyEvaluators;
    this.aggregates = aggregates;
    this.inputs = inputs;
  }

  @Override
  public Operator open(WorkerContext context) {
    Grouper grouper = new Grouper(newState(), context);
    synchronized (groupers) {
      groupers.add(grouper);
    }
    return grouper;
  }

  private GroupState newState() {
    return new GroupState(keys, aggregates, System.nanoTime());
  }

  private GroupsOnDisk onDisk(RunContext run) {
    synchronized (groupers) {
      GroupsOnDisk disk =
          onDisk == null ? new GroupsOnDisk(name, keys, this::newState, run) : onDisk;
      onDisk = disk;
      return disk;
    }
  }

  @Override
  public void complete() {
    if (onDisk != null) {
      groupers.forEach(Grouper::spill);
      groupers.clear();
      return;
    }
    List<GroupState> states = groupers.stream().map(grouper -> grouper.state).toList();
    GroupState merged = states.isEmpty() ? new GroupState(keys, aggregates, 1) : largest(states);
    for (GroupState state : states) {
      if (state != merged) {
        merged.merge(state);
      }
    }
    groupers.forEach(Grouper::release);
    groupers.clear();
    if (keys.isEmpty()) {
      merged.ensureOneGroup();
    }
    result = merged.finish();
  }

  private static GroupState largest(List<GroupState> states) {
    GroupState largest = states.get(0);
    for (GroupState state : states) {
      largest = state.groupCount() > largest.groupCount() ? state : largest;
    }
    return largest;
  }

  /** Keys, then results, one row a group, after {@link #complete()}. */
  public StageInput output(Schema schema) {
    GroupsOnDisk disk = onDisk;
    if (disk != null) {
      return disk.output(schema);
    }
    Vector[] columns = result;
    if (columns == null) {
      throw new IllegalStateException("The group-by has not completed.");
    }
    return new VectorsInput(schema, columns);
  }

  private final class Grouper implements Operator {
    private GroupState state;
    private final MemoryBudget.Account account;
    private final WorkerContext context;
    private final NodeCounter counter;
    private final Evaluator[] keyReaders;
    private final Evaluator[][] argumentReaders;
    private final Vector[] keyColumns;
    private final Vector[][] arguments;

    Grouper(GroupState state, WorkerContext context) {
      this.state = state;
      this.account = context.run().memory().open();
      this.context = context;
      this.counter = context.counter(node);
      this.keyReaders = open(keyEvaluators);
      this.keyColumns = new Vector[keyReaders.length];
      this.argumentReaders = new Evaluator[aggregates.size()][];
      this.arguments = new Vector[aggregates.size()][];
      for (int i = 0; i < argumentReaders.length; i++) {
        argumentReaders[i] = open(aggregates.get(i).arguments());
        arguments[i] = new Vector[argumentReaders[i].length];
      }
    }

    private static Evaluator[] open(List<Supplier<Evaluator>> factories) {
      return factories.stream().map(Supplier::get).toArray(Evaluator[]::new);
    }

    @Override
    public void push(Chunk chunk) {
      context.enter(counter);
      counter.in += chunk.selected();
      chunk.require(inputs);
      for (int k = 0; k < keyReaders.length; k++) {
        keyColumns[k] = keyReaders[k].eval(chunk);
      }
      for (int i = 0; i < argumentReaders.length; i++) {
        for (int j = 0; j < argumentReaders[i].length; j++) {
          arguments[i][j] = argumentReaders[i][j].eval(chunk);
        }
      }
      chunk.settle();
      counter.out += chunk.selected();
      state.add(keyColumns, arguments, chunk.selection(), chunk.selected());
      account.set(state.retainedBytes());
      if (!keys.isEmpty() && account.mustSpill(context.run().threads())) {
        spill();
      }
    }

    /** Writes the groups to disk and starts over; one group of all rows cannot be cut. */
    void spill() {
      if (state.groupCount() > 0) {
        onDisk(context.run()).write(state);
        state = newState();
        account.set(0);
      }
    }

    void release() {
      account.set(0);
    }
  }
}
