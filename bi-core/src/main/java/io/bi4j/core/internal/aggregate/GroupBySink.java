package io.bi4j.core.internal.aggregate;

import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.exec.NodeCounter;
import io.bi4j.core.internal.exec.Operator;
import io.bi4j.core.internal.exec.StageSink;
import io.bi4j.core.internal.exec.VectorsInput;
import io.bi4j.core.internal.exec.WorkerContext;
import io.bi4j.core.internal.expr.Evaluator;
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
  private final List<GroupState> states = new ArrayList<>();
  private Vector @Nullable [] result;

  /**
   * A group-by.
   *
   * @param node the number of the step, for counts
   * @param inputs the columns that keys and aggregations read
   */
  public GroupBySink(
      int node,
      List<Field> keys,
      List<Supplier<Evaluator>> keyEvaluators,
      List<AggregateSpec> aggregates,
      int[] inputs) {
    this.node = node;
    this.keys = keys;
    this.keyEvaluators = keyEvaluators;
    this.aggregates = aggregates;
    this.inputs = inputs;
  }

  @Override
  public Operator open(WorkerContext context) {
    GroupState state = new GroupState(keys, aggregates, System.nanoTime());
    synchronized (states) {
      states.add(state);
    }
    return new Grouper(state, context);
  }

  @Override
  public void complete() {
    GroupState merged = states.isEmpty() ? new GroupState(keys, aggregates, 1) : largest(states);
    for (GroupState state : states) {
      if (state != merged) {
        merged.merge(state);
      }
    }
    states.clear();
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
  public VectorsInput output(Schema schema) {
    Vector[] columns = result;
    if (columns == null) {
      throw new IllegalStateException("The group-by has not completed.");
    }
    return new VectorsInput(schema, columns);
  }

  private final class Grouper implements Operator {
    private final GroupState state;
    private final WorkerContext context;
    private final NodeCounter counter;
    private final Evaluator[] keyReaders;
    private final Evaluator[][] argumentReaders;
    private final Vector[] keyColumns;
    private final Vector[][] arguments;

    Grouper(GroupState state, WorkerContext context) {
      this.state = state;
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
    }
  }
}
