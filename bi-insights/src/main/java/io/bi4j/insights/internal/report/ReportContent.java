package io.bi4j.insights.internal.report;

import io.bi4j.core.insight.InsightResult;
import io.bi4j.core.pipeline.RunReport;
import io.bi4j.core.semantic.SemanticModel;
import java.util.Optional;

/**
 * What a report shows.
 *
 * @param title the heading
 * @param result the insights
 * @param run what became of the rows
 * @param model what the columns mean
 * @param forecast what comes next
 */
public record ReportContent(
    String title,
    InsightResult result,
    Optional<RunReport> run,
    Optional<SemanticModel> model,
    Optional<ForecastChart> forecast) {}
