package io.bi4j.core.internal.plan;

import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.internal.expr.ExprContext;
import io.bi4j.core.internal.expr.SqlRenderer;
import io.bi4j.core.pipeline.RejectPolicy;
import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.SourceRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plan whose steps were checked against the columns that reach them. Immutable. */
public final class LogicalPlan {
  private final String name;
  private final Step last;
  private final @Nullable Sink sink;
  private final @Nullable SourceRef sinkRef;
  private final RejectPolicy rejects;
  private final ExprContext context;
  private final Map<Step, BoundStep> bound;
  private final List<Step> order;

  private LogicalPlan(
      String name,
      Step last,
      @Nullable Sink sink,
      @Nullable SourceRef sinkRef,
      RejectPolicy rejects,
      ExprContext context,
      List<Step> order,
      Map<Step, BoundStep> bound) {
    this.name = name;
    this.last = last;
    this.sink = sink;
    this.sinkRef = sinkRef;
    this.rejects = rejects;
    this.context = context;
    this.bound = bound;
    this.order = order;
  }

  /**
   * Checks a plan.
   *
   * @throws io.bi4j.core.BiException one that tells every error
   */
  public static LogicalPlan check(
      String name,
      Step last,
      @Nullable Sink sink,
      @Nullable SourceRef sinkRef,
      RejectPolicy rejects,
      ZoneId zone,
      DayOfWeek weekStart) {
    ExprContext context = new ExprContext(zone, weekStart);
    List<Step> order = StepOrder.inputsFirst(name, last);
    Map<Step, BoundStep> bound = new PlanChecker(name, context).check(order);
    return new LogicalPlan(name, last, sink, sinkRef, rejects, context, order, bound);
  }

  public String name() {
    return name;
  }

  /** The step whose rows come out. */
  public Step last() {
    return last;
  }

  public Optional<Sink> sink() {
    return Optional.ofNullable(sink);
  }

  /** The sink's name in JSON, when it has one. */
  @Nullable SourceRef sinkRef() {
    return sinkRef;
  }

  public RejectPolicy rejects() {
    return rejects;
  }

  /** Zone and week start of expressions. */
  public ExprContext context() {
    return context;
  }

  /** All steps, inputs before the steps that read them. */
  public List<Step> steps() {
    return order;
  }

  /** The number of a step in counts and reports. */
  public int number(Step step) {
    for (int i = 0; i < order.size(); i++) {
      if (order.get(i) == step) {
        return i;
      }
    }
    throw new IllegalStateException("Step is not part of the plan: " + step.describe());
  }

  /** What the check found out about a step. */
  BoundStep bound(Step step) {
    BoundStep result = bound.get(step);
    if (result == null) {
      throw new IllegalStateException("Step was not checked: " + step.describe());
    }
    return result;
  }

  /** The columns that come out of a step. */
  public Schema schema(Step step) {
    return bound(step).schema();
  }

  /** The columns that come out of the plan. */
  public Schema schema() {
    return schema(last);
  }

  /** Tells this plan from one that would make other rows, or other progress. */
  public String fingerprint() {
    String text = explain() + rejects + context;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** The steps, numbered, with their columns. */
  public String explain() {
    StringBuilder out = new StringBuilder("Pipeline ").append(name).append('\n');
    for (int i = 0; i < order.size(); i++) {
      Step step = order.get(i);
      out.append(String.format("%3d  %s%n", i, step.describe()));
      out.append("     -> ").append(schema(step)).append('\n');
      pushed(step).ifPresent(line -> out.append("     ").append(line).append('\n'));
    }
    out.append("     to ").append(sink == null ? "memory" : sink.name()).append('\n');
    return out.toString();
  }

  /**
   * What the engine has to filter right behind a source: what the source leaves over, apart from
   * the filters that it was asked for, which are steps of their own.
   */
  Optional<Expr> residual(Step read) {
    List<Expr> asked = asked(read);
    return left(read).stream()
        .filter(part -> !asked.contains(part))
        .reduce((a, b) -> Exprs.call("and", a, b));
  }

  private List<Expr> asked(Step read) {
    return new Pushdown(order).request(read).filter().map(SqlRenderer::conjuncts).orElse(List.of());
  }

  private List<Expr> left(Step read) {
    ReadPlan plan = bound(read).read();
    return plan == null ? List.of() : plan.residual().map(SqlRenderer::conjuncts).orElse(List.of());
  }

  /** What of the filters behind a source the source applies itself. */
  private Optional<String> pushed(Step step) {
    if (!(step instanceof Step.Read) || bound(step).read() == null || asked(step).isEmpty()) {
      return Optional.empty();
    }
    List<Expr> left = left(step);
    List<String> done =
        asked(step).stream().filter(part -> !left.contains(part)).map(Expr::toString).toList();
    return Optional.of(
        "the source filters by " + (done.isEmpty() ? "nothing" : String.join(" and ", done)));
  }
}
