package io.bi4j.core.internal.plan;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.expr.NamedExpr;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.aggregate.GroupBySink;
import io.bi4j.core.internal.exec.AlignStep;
import io.bi4j.core.internal.exec.CollectSink;
import io.bi4j.core.internal.exec.DeriveStep;
import io.bi4j.core.internal.exec.FilterStep;
import io.bi4j.core.internal.exec.FusedBranch;
import io.bi4j.core.internal.exec.FusedInput;
import io.bi4j.core.internal.exec.LateStep;
import io.bi4j.core.internal.exec.Lateness;
import io.bi4j.core.internal.exec.LimitStep;
import io.bi4j.core.internal.exec.MergedStep;
import io.bi4j.core.internal.exec.OperatorFactory;
import io.bi4j.core.internal.exec.SessionStep;
import io.bi4j.core.internal.exec.SortSink;
import io.bi4j.core.internal.exec.SourceInput;
import io.bi4j.core.internal.exec.Stage;
import io.bi4j.core.internal.exec.StageInput;
import io.bi4j.core.internal.exec.StageSink;
import io.bi4j.core.internal.exec.TransformStep;
import io.bi4j.core.internal.exec.TumblingStep;
import io.bi4j.core.internal.exec.UnnestListStep;
import io.bi4j.core.internal.exec.UnnestStructStep;
import io.bi4j.core.internal.exec.UnpivotStep;
import io.bi4j.core.internal.exec.ValidateStep;
import io.bi4j.core.internal.exec.WindowStep;
import io.bi4j.core.internal.expr.AggregateSplit;
import io.bi4j.core.internal.expr.Binder;
import io.bi4j.core.internal.expr.BoundExpr;
import io.bi4j.core.internal.match.BuildSink;
import io.bi4j.core.internal.match.DedupeSink;
import io.bi4j.core.internal.match.JoinStep;
import io.bi4j.core.pipeline.Distribution;
import io.bi4j.core.pipeline.Window;
import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.state.StreamState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lays a checked plan out as stages: fused steps between the points where all rows must be seen.
 */
public final class Planner {
  private final LogicalPlan plan;
  private final List<Stage> stages = new ArrayList<>();

  private final @Nullable Function<String, StreamState> states;

  private Planner(LogicalPlan plan, @Nullable Function<String, StreamState> states) {
    this.plan = plan;
    this.states = states;
  }

  /** Makes the sink of the last stage from the columns of the plan and their places in a chunk. */
  public interface SinkFactory {
    /** A sink of these columns; {@code node} is the number of its step in counts. */
    StageSink create(Schema schema, int[] slots, int node);
  }

  /** The stages of one run over what the sources planned when the plan was built, in order. */
  public static List<Stage> stages(LogicalPlan plan, SinkFactory sink) {
    return new Planner(plan, null).stages(sink);
  }

  /**
   * The stages of one run for which the sources plan anew, in order.
   *
   * @param states what each source remembers, by its name
   */
  public static List<Stage> stages(
      LogicalPlan plan, SinkFactory sink, Function<String, StreamState> states) {
    return new Planner(plan, states).stages(sink);
  }

  private List<Stage> stages(SinkFactory sink) {
    Flow flow = flow(plan.last());
    int[] slots = flow.slots.slots(plan.schema().names());
    end(flow, sink.create(plan.schema(), slots, plan.steps().size()));
    return stages;
  }

  /** Rows on their way: branches that all end in chunks with the same slots. */
  private static final class Flow {
    private final List<Stage.Branch> branches;
    private Slots slots;
    private boolean singleWorker;

    Flow(List<Stage.Branch> branches, Slots slots) {
      this.branches = branches;
      this.slots = slots;
    }

    static Flow of(Supplier<StageInput> input, Slots slots) {
      List<Stage.Branch> branches = new ArrayList<>();
      branches.add(new Stage.Branch(input, new ArrayList<>()));
      return new Flow(branches, slots);
    }

    void add(OperatorFactory step) {
      branches.forEach(branch -> branch.steps().add(step));
    }
  }

  private void end(Flow flow, StageSink sink) {
    stages.add(new Stage(flow.branches, sink, flow.singleWorker));
  }

  private Flow flow(Step step) {
    if (step instanceof Step.Read read) {
      return read(read);
    }
    if (step instanceof Step.Union union) {
      return union(union);
    }
    if (step instanceof Step.Join join) {
      return join(step, JoinPlan.of(join, plan.schema(join.left()), plan.schema(join.right())));
    }
    if (step instanceof Step.Lookup lookup) {
      return join(
          step, JoinPlan.of(lookup, plan.schema(lookup.left()), plan.schema(lookup.table())));
    }
    Flow flow = flow(step.inputs().get(0));
    int node = plan.number(step);
    if (step instanceof Step.Filter filter) {
      BoundExpr condition = bind(flow, filter.condition());
      flow.add(new FilterStep(node, condition.inputs(), condition::open));
    } else if (step instanceof Step.Validate validate) {
      BoundExpr condition = bind(flow, validate.condition());
      flow.add(new ValidateStep(node, validate.rule(), condition.inputs(), condition::open));
    } else if (step instanceof Step.Derive derive) {
      derive(flow, derive.column(), node);
    } else if (step instanceof Step.Cast cast) {
      derive(flow, PlanChecker.asDerive(cast, plan.schema(cast.input())), node);
    } else if (step instanceof Step.Select select) {
      select(flow, select.columns());
    } else if (step instanceof Step.Rename rename) {
      rename(flow, rename);
    } else if (step instanceof Step.Unnest unnest) {
      return unnest(flow, unnest, node);
    } else if (step instanceof Step.GroupBy groupBy) {
      return groupBy(flow, groupBy, node);
    } else if (step instanceof Step.Windowed windowed) {
      return windowed(flow, windowed, node);
    } else if (step instanceof Step.Pivot pivot) {
      return groupBy(flow, Pivots.asGroupBy(pivot), node);
    } else if (step instanceof Step.Unpivot unpivot) {
      return unpivot(flow, unpivot, node);
    } else if (step instanceof Step.Sort sort) {
      return sort(flow, sort, node);
    } else if (step instanceof Step.Dedupe dedupe) {
      return dedupe(flow, dedupe, node);
    } else if (step instanceof Step.Limit limit) {
      return limit(flow, limit, node);
    } else if (step instanceof Step.Apply apply) {
      return apply(flow, apply, node);
    }
    return flow;
  }

  private Flow read(Step.Read read) {
    BoundStep bound = plan.bound(read);
    Slots slots = Slots.of(bound.schema());
    int node = plan.number(read);
    FusedInput fused = bound.fused();
    StreamState state = states == null ? StreamState.empty() : states.apply(read.source().name());
    ReadPlan readPlan = fused == null ? readPlan(read, bound, state) : built(read, bound);
    Flow flow =
        Flow.of(
            fused == null
                ? new SourceInput(read.source(), readPlan, slots::schema, node, state)
                : new FusedBranch(fused, slots::schema, node),
            slots);
    plan.residual(read)
        .ifPresent(
            residual -> {
              BoundExpr condition = bind(flow, residual);
              flow.add(
                  new MergedStep(node, new FilterStep(node, condition.inputs(), condition::open)));
            });
    return flow;
  }

  private static ReadPlan built(Step.Read read, BoundStep bound) {
    ReadPlan built = bound.read();
    if (built == null) {
      throw new IllegalStateException("Source has no plan: " + read.describe());
    }
    return built;
  }

  /** What a source plans for a run; without a run, what it planned when the plan was built. */
  private ReadPlan readPlan(Step.Read read, BoundStep bound, StreamState state) {
    ReadPlan built = built(read, bound);
    if (states == null) {
      return built;
    }
    ReadPlan plan =
        read.source()
            .plan(new ReadRequest(List.of(), Optional.empty(), OptionalLong.empty(), state));
    if (!plan.schema().equals(built.schema())) {
      throw new BiException(
          CoreErrors.SCHEMA_MISMATCH,
          "Source \""
              + read.source().name()
              + "\" had columns "
              + built.schema()
              + " when the pipeline was built and has "
              + plan.schema()
              + " now. Build the pipeline again.");
    }
    return plan;
  }

  private Flow union(Step.Union union) {
    Schema schema = plan.schema(union);
    Slots slots = Slots.of(schema);
    List<Stage.Branch> branches = new ArrayList<>();
    boolean singleWorker = false;
    for (Step input : union.inputs()) {
      Flow flow = flow(input);
      int[] from = flow.slots.slots(schema.names());
      flow.add(new AlignStep(plan.number(union), from, slots::schema, branches.size()));
      branches.addAll(flow.branches);
      singleWorker |= flow.singleWorker;
    }
    Flow all = new Flow(branches, slots);
    all.singleWorker = singleWorker;
    return all;
  }

  private BoundExpr bind(Flow flow, Expr expr) {
    return Binder.bind(flow.slots.overSlots(expr), flow.slots.schema(), plan.context());
  }

  private void derive(Flow flow, NamedExpr column, int node) {
    BoundExpr expr = bind(flow, column.expr());
    int slot = flow.slots.add(Field.of(column.name(), expr.type()));
    flow.slots.show(column.name(), slot);
    flow.add(new DeriveStep(node, expr.inputs(), expr::open, slot));
  }

  private static void select(Flow flow, List<String> columns) {
    Map<String, Integer> kept = new LinkedHashMap<>();
    columns.forEach(column -> kept.put(column, flow.slots.slot(column)));
    flow.slots.showOnly(kept);
  }

  private static void rename(Flow flow, Step.Rename rename) {
    Map<String, Integer> renamed = new LinkedHashMap<>();
    flow.slots
        .visible()
        .forEach((name, slot) -> renamed.put(rename.names().getOrDefault(name, name), slot));
    flow.slots.showOnly(renamed);
  }

  private Flow unnest(Flow flow, Step.Unnest unnest, int node) {
    Schema in = plan.schema(unnest.input());
    if (in.field(unnest.column()).type() instanceof DataType.StructType struct) {
      unnestStruct(flow, unnest, struct, node);
      return flow;
    }
    int[] from = flow.slots.slots(in.names());
    Slots after = Slots.of(plan.schema(unnest));
    flow.add(new UnnestListStep(node, from, in.ordinal(unnest.column()), after::schema));
    flow.slots = after;
    return flow;
  }

  private void unnestStruct(Flow flow, Step.Unnest unnest, DataType.StructType struct, int node) {
    int slot = flow.slots.slot(unnest.column());
    Map<String, Integer> visible = new LinkedHashMap<>();
    int first = -1;
    for (Map.Entry<String, Integer> column : flow.slots.visible().entrySet()) {
      if (!column.getKey().equals(unnest.column())) {
        visible.put(column.getKey(), column.getValue());
        continue;
      }
      for (Field field : struct.fields()) {
        int added = flow.slots.add(Field.of(field.name(), field.type()));
        first = first < 0 ? added : first;
        visible.put(field.name(), added);
      }
    }
    flow.slots.showOnly(visible);
    flow.add(new UnnestStructStep(node, slot, first, struct.fields().size()));
  }

  private Flow unpivot(Flow flow, Step.Unpivot step, int node) {
    Slots after = Slots.of(plan.schema(step));
    List<String> kept = after.schema().names().subList(0, after.schema().columnCount() - 2);
    flow.add(
        new UnpivotStep(
            node,
            flow.slots.slots(kept),
            flow.slots.slots(step.columns()),
            step.columns(),
            after::schema));
    flow.slots = after;
    return flow;
  }

  private Flow groupBy(Flow flow, Step.GroupBy step, int node) {
    GroupPlan group = GroupPlan.bind(step, plan.schema(step.input()), plan.context());
    GroupBySink sink = GroupSinks.create(step, group, flow.slots, plan.context(), node);
    end(flow, sink);
    Slots slots = Slots.of(group.grouped());
    Flow after = Flow.of(() -> sink.output(slots.schema()), slots);
    Map<String, Integer> visible = new LinkedHashMap<>();
    step.keys().forEach(key -> visible.put(key.name(), slots.slot(key.name())));
    for (int i = 0; i < step.aggregates().size(); i++) {
      visible.put(step.aggregates().get(i).name(), resultSlot(after, group.split(), i, node));
    }
    slots.showOnly(visible);
    return after;
  }

  private int resultSlot(Flow flow, AggregateSplit split, int aggregate, int node) {
    Expr result = split.results().get(aggregate);
    if (result instanceof Expr.Column column) {
      return flow.slots.slot(column.name());
    }
    BoundExpr expr = bind(flow, result);
    int slot = flow.slots.add(Field.of("result", expr.type()));
    flow.add(new MergedStep(node, new DeriveStep(node, expr.inputs(), expr::open, slot)));
    return slot;
  }

  private Flow sort(Flow flow, Step.Sort sort, int node) {
    return sorted(flow, plan.schema(sort), sort.keys(), sort.limit(), node, sort.describe());
  }

  private Flow sorted(
      Flow flow, Schema schema, List<SortKey> order, long limit, int node, String name) {
    List<BoundExpr> keys = new ArrayList<>();
    order.forEach(key -> keys.add(bind(flow, key.expr())));
    SortSink sink =
        new SortSink(
            node,
            name,
            schema,
            flow.slots.slots(schema.names()),
            keys.stream()
                .map(key -> new SortSink.Key(key.inputs(), key.type(), key::open))
                .toList(),
            order.stream().map(SortKey::descending).toList(),
            limit);
    end(flow, sink);
    stages.add(sink.ordering());
    Slots slots = Slots.of(schema);
    return Flow.of(() -> sink.output(slots.schema()), slots);
  }

  private Flow dedupe(Flow flow, Step.Dedupe dedupe, int node) {
    Schema schema = plan.schema(dedupe);
    int[] keys = dedupe.keys().stream().mapToInt(schema::ordinal).toArray();
    int order = dedupe.latestBy() == null ? -1 : schema.ordinal(dedupe.latestBy());
    DedupeSink sink =
        new DedupeSink(
            node,
            dedupe.describe(),
            schema,
            flow.slots.slots(schema.names()),
            new DedupeSink.By(keys, order));
    end(flow, sink);
    stages.add(sink.decision());
    Slots slots = Slots.of(schema);
    return Flow.of(() -> sink.output(slots.schema()), slots);
  }

  /** A watermark judges rows in the order of the input, so one worker reads. */
  private Flow windowed(Flow flow, Step.Windowed step, int node) {
    Window window = step.window();
    long allowed = WindowPlan.micros(window.allowedLateness());
    Lateness lateness =
        window
            .watermark()
            .map(delay -> new Lateness(WindowPlan.micros(delay), allowed))
            .orElse(null);
    flow.singleWorker |= lateness != null;
    long size = WindowPlan.micros(window.size());
    int time = flow.slots.slot(step.time());
    if (window.kind() == Window.Kind.SESSION) {
      if (lateness != null) {
        flow.add(new LateStep(node, time, size, lateness));
      }
      return sessions(flow, step, node, size);
    }
    Schema schema = plan.schema(step);
    if (window.kind() == Window.Kind.TUMBLING) {
      int start = flow.slots.add(schema.field(WindowPlan.START));
      int end = flow.slots.add(schema.field(WindowPlan.END));
      flow.slots.show(WindowPlan.START, start);
      flow.slots.show(WindowPlan.END, end);
      flow.add(new TumblingStep(node, time, size, lateness, start, end));
      return flow;
    }
    long slide = WindowPlan.micros(window.slide());
    int[] kept = flow.slots.slots(plan.schema(step.input()).names());
    Slots after = Slots.of(schema);
    flow.add(new WindowStep(node, time, size, slide, lateness, kept, after::schema));
    flow.slots = after;
    return flow;
  }

  /** Sessions are found in rows ordered by key and time, by one worker. */
  private Flow sessions(Flow flow, Step.Windowed step, int node, long gap) {
    List<SortKey> order = new ArrayList<>();
    step.keys().forEach(key -> order.add(new SortKey(Exprs.col(key), false)));
    order.add(new SortKey(Exprs.col(step.time()), false));
    Flow sorted = sorted(flow, plan.schema(step.input()), order, -1, node, step.describe());
    int[] keys = sorted.slots.slots(step.keys());
    int time = sorted.slots.slot(step.time());
    int slot = sorted.slots.add(plan.schema(step).field(WindowPlan.START));
    sorted.slots.show(WindowPlan.START, slot);
    sorted.add(new SessionStep(node, keys, time, gap, slot));
    sorted.singleWorker = true;
    return sorted;
  }

  /** The right side is a stage of its own, before the one that the left rows pass through. */
  private Flow join(Step step, JoinPlan join) {
    int node = plan.number(step);
    Flow right = flow(step.inputs().get(1));
    Schema kept = join.kept();
    BuildSink build =
        new BuildSink(
            node,
            step.describe(),
            kept,
            right.slots.slots(kept.names()),
            join.on().stream().mapToInt(pair -> kept.ordinal(pair.right())).toArray(),
            join.missing() != null);
    end(right, build);
    stages.add(build.indexing());
    Flow flow = flow(step.inputs().get(0));
    int[] keys = join.on().stream().mapToInt(pair -> flow.slots.slot(pair.left())).toArray();
    int[] rows = flow.slots.slots(plan.schema(step.inputs().get(0)).names());
    int[] added = new int[join.added().size()];
    int[] columns = new int[added.length];
    for (int i = 0; i < added.length; i++) {
      Field field = join.added().get(i);
      columns[i] = kept.ordinal(field.name());
      added[i] = flow.slots.add(Field.of(field.name(), field.type()));
      flow.slots.show(field.name(), added[i]);
    }
    JoinStep probe =
        new JoinStep(
            node,
            join.type(),
            join.missing(),
            build,
            new JoinStep.Left(keys, rows, flow.slots::schema),
            new JoinStep.Right(columns, added));
    for (int i = 0; i < flow.branches.size(); i++) {
      flow.branches.get(i).steps().add(probe.branch(i == flow.branches.size() - 1));
    }
    return flow;
  }

  /** A limit takes its rows in order, so one worker reads; the rows go on from memory. */
  private Flow limit(Flow flow, Step.Limit limit, int node) {
    flow.add(new LimitStep(node, limit.rows()));
    return inOrder(flow, plan.schema(limit));
  }

  private Flow inOrder(Flow flow, Schema schema) {
    flow.singleWorker = true;
    return throughMemory(flow, schema);
  }

  private Flow throughMemory(Flow flow, Schema schema) {
    CollectSink sink = new CollectSink(schema, flow.slots.slots(schema.names()), -1);
    end(flow, sink);
    Slots slots = Slots.of(schema);
    return Flow.of(() -> sink.output(slots.schema()), slots);
  }

  private Flow apply(Flow flow, Step.Apply apply, int node) {
    Schema in = plan.schema(apply.input());
    Schema out = plan.schema(apply);
    boolean single = apply.transform().distribution().kind() == Distribution.Kind.SINGLE;
    Flow before = single && !flow.singleWorker ? throughMemory(flow, in) : flow;
    Slots after = Slots.of(out);
    before.add(
        new TransformStep(
            node,
            apply.name(),
            apply.transform(),
            in,
            before.slots.slots(in.names()),
            out,
            after::schema));
    before.slots = after;
    return single ? inOrder(before, out) : before;
  }
}
