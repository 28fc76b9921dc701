/** The record pipeline of BI4J: columnar data, expressions, pipelines, semantic model and SPI. */
module io.bi4j.core {
  requires transitive java.sql;
  requires com.fasterxml.jackson.core;
  requires java.xml;
  requires transitive micrometer.core;
  requires org.jspecify;
  requires org.slf4j;

  exports io.bi4j.core.data;
  exports io.bi4j.core.expr;
  exports io.bi4j.core.insight;
  exports io.bi4j.core.json;
  exports io.bi4j.core.model;
  exports io.bi4j.core.pipeline;
  exports io.bi4j.core.semantic;
  exports io.bi4j.core.source;
  exports io.bi4j.core.spi;
  exports io.bi4j.core.state;
  exports io.bi4j.core;

  uses io.bi4j.core.spi.InsightEngineProvider;
}
