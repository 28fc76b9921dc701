package io.bi4j.core.internal.exec;

import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.spi.Source;
import io.bi4j.core.spi.Split;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The whole of a source as one split that remembers what planning found out, so that opening does
 * not look at the source again.
 */
public final class FusedSplit extends Split {
  private final Source source;
  private final FusedInput input;

  private FusedSplit(Source source, FusedInput input) {
    super(source.name());
    this.source = source;
    this.input = input;
  }

  /** The plan of a source that is read as a whole and leaves the filter to the engine. */
  public static ReadPlan plan(Source source, FusedInput input, ReadRequest request) {
    return new ReadPlan(input.schema(), List.of(new FusedSplit(source, input)), request.filter());
  }

  /** What planning this very source found out; a split made otherwise is only a name. */
  public static FusedInput inputOf(Split split, Source source, Supplier<FusedInput> otherwise) {
    return split instanceof FusedSplit fused && fused.source == source
        ? fused.input
        : otherwise.get();
  }

  /**
   * What the workers may open instead of the readers of a planned source. The reader decides, not
   * the split: a source that hands on the plan of another but wraps its readers is read through
   * them.
   */
  public static Optional<FusedInput> behind(Source source, ReadPlan plan) {
    if (plan.splits().size() != 1 || !(plan.splits().get(0) instanceof FusedSplit split)) {
      return Optional.empty();
    }
    try (RecordReader reader = source.open(split, null)) {
      return reader instanceof FusedReader fused && fused.input().schema().equals(plan.schema())
          ? Optional.of(fused.input())
          : Optional.empty();
    }
  }
}
