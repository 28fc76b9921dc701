package io.bi4j.benchmarks.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Streams of one map per record; closing the stream closes the file. */
final class NaiveRecords {
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private NaiveRecords() {}

  static Stream<Map<String, Object>> csv(Path file) throws IOException {
    BufferedReader reader = Files.newBufferedReader(file);
    CsvLines lines = new CsvLines(reader);
    List<String> header = lines.next();
    if (header == null) {
      throw new IOException("File " + file.getFileName() + " has no header line.");
    }
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                new CsvIterator(lines, header), Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(() -> close(reader));
  }

  @SuppressWarnings("StreamResourceLeak") // the caller closes the stream that it gets
  static Stream<Map<String, Object>> jsonLines(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    return Files.lines(file)
        .map(
            line -> {
              try {
                return mapper.readValue(line, MAP);
              } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private static void close(BufferedReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class CsvIterator implements Iterator<Map<String, Object>> {
    private final CsvLines lines;
    private final List<String> header;
    private @Nullable List<String> ahead;

    CsvIterator(CsvLines lines, List<String> header) throws IOException {
      this.lines = lines;
      this.header = header;
      this.ahead = lines.next();
    }

    @Override
    public boolean hasNext() {
      return ahead != null;
    }

    @Override
    public Map<String, Object> next() {
      List<String> cells = ahead;
      if (cells == null) {
        throw new NoSuchElementException();
      }
      try {
        ahead = lines.next();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 0; i < header.size(); i++) {
        row.put(header.get(i), cells.get(i));
      }
      return row;
    }
  }
}
