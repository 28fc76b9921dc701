package io.bi4j.data.internal.parquet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the footer of a file from its bytes. */
final class FooterReader {
  private final ThriftReader in;
  private @Nullable SchemaNode root;
  private List<SchemaNode> leaves = List.of();
  private long rows = -1;
  private List<FileMeta.Group> groups = List.of();
  private final Map<String, String> texts = new LinkedHashMap<>();

  private FooterReader(ThriftReader in) {
    this.in = in;
  }

  static FileMeta read(byte[] bytes, int from, int end) {
    return new FooterReader(new ThriftReader(bytes, from, end)).read();
  }

  private FileMeta read() {
    int id = 0;
    while ((id = in.nextField(id)) != 0) {
      switch (id) {
        case 2 -> schema();
        case 3 -> rows = in.integer();
        case 4 -> groups();
        case 5 -> texts();
        case 8 -> throw ParquetErrors.unsupported("it is encrypted");
        default -> in.skip();
      }
    }
    SchemaNode found = root;
    if (found == null || rows < 0) {
      throw ParquetErrors.damaged("its footer has no schema or no number of rows");
    }
    long total = 0;
    for (FileMeta.Group group : groups) {
      total += group.rows();
      if (group.chunks().size() != leaves.size()) {
        throw ParquetErrors.damaged(
            "a row group has "
                + group.chunks().size()
                + " columns, the schema has "
                + leaves.size());
      }
    }
    if (total != rows) {
      throw ParquetErrors.damaged(
          "its row groups have " + total + " rows, the footer says " + rows);
    }
    return new FileMeta(found, leaves, rows, groups, texts);
  }

  private void schema() {
    int count = in.listOf(ThriftReader.STRUCT, 4);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      elements.add(element());
    }
    int[] next = {0};
    SchemaNode top = count == 0 ? null : node(elements, next, 0);
    if (top == null || top.isLeaf() || next[0] != count) {
      throw ParquetErrors.damaged("its schema is no tree");
    }
    root = top;
    leaves = SchemaNode.number(top);
  }

  private static SchemaNode node(List<Element> elements, int[] next, int depth) {
    if (next[0] >= elements.size() || depth > 64) {
      throw ParquetErrors.damaged("its schema is no tree");
    }
    Element element = elements.get(next[0]++);
    boolean leaf = element.children == 0 && element.type >= 0;
    List<SchemaNode> children = new ArrayList<>();
    for (int i = 0; i < element.children; i++) {
      children.add(node(elements, next, depth + 1));
    }
    Physical physical = leaf ? Physical.of(element.type) : null;
    if (physical == Physical.FIXED_LEN_BYTE_ARRAY && element.length < 1) {
      throw ParquetErrors.damaged("column \"" + element.name + "\" has values of no length");
    }
    return new SchemaNode(
        element.name, element.repetition, physical, element.length, element.logical(), children);
  }

  private static final class Element {
    int type = -1;
    int length;
    int repetition;
    String name = "";
    int children;
    int converted = -1;
    int scale;
    int precision;
    @Nullable Logical logical;

    Logical logical() {
      return logical != null ? logical : Logical.converted(converted, precision, scale);
    }
  }

  private Element element() {
    Element element = new Element();
    int id = 0;
    while ((id = in.nextField(id)) != 0) {
      switch (id) {
        case 1 -> element.type = in.int32();
        case 2 -> element.length = in.int32();
        case 3 -> element.repetition = in.int32();
        case 4 -> element.name = in.text();
        case 5 -> element.children = in.int32();
        case 6 -> element.converted = in.int32();
        case 7 -> element.scale = in.int32();
        case 8 -> element.precision = in.int32();
        case 10 -> element.logical = Logical.read(in);
        default -> in.skip();
      }
    }
    if (element.repetition < 0 || element.repetition > 2 || element.children < 0) {
      throw ParquetErrors.damaged("its schema has an impossible element");
    }
    return element;
  }

  private void groups() {
    int count = in.listOf(ThriftReader.STRUCT, 4);
    List<FileMeta.Group> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      found.add(group());
    }
    groups = found;
  }

  private FileMeta.Group group() {
    List<FileMeta.Chunk> chunks = new ArrayList<>();
    long groupRows = -1;
    long bytes = 0;
    int id = 0;
    while ((id = in.nextField(id)) != 0) {
      switch (id) {
        case 1 -> {
          int count = in.listOf(ThriftReader.STRUCT, 10);
          for (int i = 0; i < count; i++) {
            chunks.add(chunk());
          }
        }
        case 2 -> bytes = in.integer();
        case 3 -> groupRows = in.integer();
        default -> in.skip();
      }
    }
    if (groupRows < 0) {
      throw ParquetErrors.damaged("a row group has " + groupRows + " rows");
    }
    return new FileMeta.Group(chunks, groupRows, bytes);
  }

  private FileMeta.Chunk chunk() {
    FileMeta.@Nullable Chunk found = null;
    int id = 0;
    while ((id = in.nextField(id)) != 0) {
      switch (id) {
        case 1 -> throw ParquetErrors.unsupported("a column lies in another file");
        case 3 -> found = columnMeta();
        case 8 -> throw ParquetErrors.unsupported("a column is encrypted");
        default -> in.skip();
      }
    }
    if (found == null) {
      throw ParquetErrors.damaged("a column chunk has no metadata");
    }
    return found;
  }

  private FileMeta.Chunk columnMeta() {
    in.requireStruct();
    long[] numbers = new long[13];
    numbers[1] = -1;
    numbers[9] = -1;
    FileMeta.@Nullable Stats stats = null;
    int id = 0;
    while ((id = in.nextField(id)) != 0) {
      switch (id) {
        case 1, 4 -> numbers[id] = in.int32();
        case 5, 6, 7, 9, 11 -> numbers[id] = in.integer();
        case 12 -> stats = stats();
        default -> in.skip();
      }
    }
    // Some writers note a dictionary page at 0, where the magic is: they mean that there is none.
    long start = numbers[11] > 0 ? Math.min(numbers[11], numbers[9]) : numbers[9];
    return new FileMeta.Chunk(
        Physical.of((int) numbers[1]),
        (int) numbers[4],
        numbers[5],
        start,
        numbers[9],
        numbers[7],
        numbers[6],
        stats);
  }

  /** Deprecated minimum and maximum (fields 1, 2) count only for signed numbers; left out here. */
  private FileMeta.Stats stats() {
    in.requireStruct();
    byte[] min = null;
    byte[] max = null;
    long nulls = -1;
    int id = 0;
    while ((id = in.nextField(id)) != 0) {
      switch (id) {
        case 3 -> nulls = in.integer();
        case 5 -> max = in.binary();
        case 6 -> min = in.binary();
        default -> in.skip();
      }
    }
    return new FileMeta.Stats(min, max, nulls);
  }

  private void texts() {
    int count = in.listOf(ThriftReader.STRUCT, 3);
    for (int i = 0; i < count; i++) {
      String key = "";
      String value = "";
      int id = 0;
      while ((id = in.nextField(id)) != 0) {
        switch (id) {
          case 1 -> key = in.text();
          case 2 -> value = in.text();
          default -> in.skip();
        }
      }
      texts.put(key, value);
    }
  }
}
