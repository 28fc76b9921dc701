package io.bi4j.examples.quickstart;

import io.bi4j.core.pipeline.RunReport;

/** No row of a file is left to look at. */
final class NothingToUse extends Exception {
  private static final long serialVersionUID = 1L;

  NothingToUse(Table table, RunReport report) {
    super(
        "File \""
            + table.inference().source()
            + "\" cannot be used: "
            + (report.rowsRead() == 0
                ? "it has no row below its header. Check how it was made."
                : "all " + report.rowsRead() + " rows were rejected, for the reasons above.")
            + " No report was written.");
  }
}
