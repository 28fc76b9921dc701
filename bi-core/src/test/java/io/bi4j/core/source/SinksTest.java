package io.bi4j.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.spi.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinksTest {
  record Sale(String city, long units, @org.jspecify.annotations.Nullable Double price) {}

  private static final RecordSet SALES =
      RecordSet.of(
          Sale.class, java.util.List.of(new Sale("Nairobi, CBD", 3, 1.5), new Sale("=x", 0, null)));

  @TempDir Path folder;

  private String write(Sink sink, String name) throws IOException {
    try (BiRuntime bi = BiRuntime.create()) {
      bi.run(Pipeline.named("t").from(InMemory.of(SALES)).to(sink).build());
    }
    return Files.readString(folder.resolve(name));
  }

  @Test
  void a_pipeline_writes_CSV() throws IOException {
    CsvSink sink = CsvSink.file(folder.resolve("x.csv"));

    assertThat(write(sink, "x.csv"))
        .isEqualTo("city,units,price\r\n\"Nairobi, CBD\",3,1.5\r\n=x,0,\r\n");
    assertThat(write(sink.delimiter(';').lineFeeds().neutraliseFormulas().withoutHeader(), "x.csv"))
        .isEqualTo("Nairobi, CBD;3;1.5\n'=x;0;\n");
    assertThat(write(sink.quoteAll(), "x.csv")).contains("\"=x\",\"0\",\r\n");
  }

  @Test
  void a_pipeline_writes_JSON_lines() throws IOException {
    assertThat(write(JsonLinesSink.file(folder.resolve("x.jsonl")), "x.jsonl"))
        .isEqualTo(
            "{\"city\":\"Nairobi, CBD\",\"units\":3,\"price\":1.5}\n"
                + "{\"city\":\"=x\",\"units\":0,\"price\":null}\n");
  }
}
