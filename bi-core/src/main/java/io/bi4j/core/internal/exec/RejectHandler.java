package io.bi4j.core.internal.exec;

import io.bi4j.core.BiException;
import io.bi4j.core.ErrorCode;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.pipeline.RejectPolicy.Action;

/** One worker's side of the {@link RejectLog}: applies the policy and counts per step. */
public final class RejectHandler implements RowErrors.Policy {
  private final RejectLog log;
  private NodeCounter node = new NodeCounter(-1);

  RejectHandler(RejectLog log) {
    this.log = log;
  }

  void enter(NodeCounter counter) {
    node = counter;
  }

  @Override
  public boolean handle(Chunk chunk, int row, int column, ErrorCode code, String reason) {
    Origin origin = chunk.origin();
    Reject reject =
        new Reject(
            origin.source(),
            origin.byteOffset(row),
            origin.rowNumber(row),
            column < 0 ? "" : chunk.schema().field(column).name(),
            origin.rawCell(row, column),
            code,
            reason);
    return switch (log.policy().action()) {
      case FAIL -> throw failure(reject);
      case NULL -> canBeNull(chunk, column, code) ? nulled() : rejected(reject);
      case REJECT -> rejected(reject);
    };
  }

  /** A broken rule has no cell to become null, and a required cell may not. */
  private static boolean canBeNull(Chunk chunk, int column, ErrorCode code) {
    return !code.equals(CoreErrors.REJECTED_ROW)
        && (column < 0 || chunk.schema().field(column).nullable());
  }

  private boolean nulled() {
    node.nulled++;
    return false;
  }

  private boolean rejected(Reject reject) {
    node.rejected++;
    log.add(reject);
    return true;
  }

  /** Rejects a record that could not be split into cells. */
  public void record(Reject reject) {
    if (log.policy().action() == Action.FAIL) {
      throw failure(reject);
    }
    node.rejected++;
    log.add(reject);
  }

  private static BiException failure(Reject reject) {
    return new BiException(
        reject.code(),
        reject.describe()
            + " Mend the source, or keep such rows aside with"
            + " rejects(RejectPolicy.reject()).");
  }
}
