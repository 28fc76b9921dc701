package io.bi4j.insights.internal.discover;

import io.bi4j.core.semantic.DataCatalog;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.MetricQuery;
import io.bi4j.core.semantic.QueryEngine;
import io.bi4j.core.semantic.QueryResult;
import io.bi4j.core.semantic.SemanticModel;
import java.util.List;

/** Asks one engine about one data set in the words of one model. */
final class Questions {
  private final QueryEngine engine;
  private final SemanticModel model;
  private final DataCatalog data;

  Questions(QueryEngine engine, SemanticModel model, DataCatalog data) {
    this.engine = engine;
    this.model = model;
    this.data = data;
  }

  QueryResult ask(MetricQuery query) {
    return engine.run(query, model, data);
  }

  /** The same with more measures in the model. */
  Questions with(List<Measure> measures) {
    SemanticModel.Builder wider = model.toBuilder();
    measures.forEach(wider::measure);
    return new Questions(engine, wider.build(), data);
  }
}
