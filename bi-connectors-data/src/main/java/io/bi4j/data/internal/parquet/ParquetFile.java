package io.bi4j.data.internal.parquet;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An open file, its schema as columns, and readers of its row groups. Confined to one thread. */
public final class ParquetFile implements Closeable {
  private static final long BATCH_BYTES = 4L << 20;

  private final Path path;
  private final FileBytes bytes;
  private final FileMeta meta;
  private final Map<String, SchemaNode> nodes = new LinkedHashMap<>();
  private final Map<String, Field> noted;
  private final Shapes shapes;

  private ParquetFile(Path path, FileBytes bytes, ParquetOptions options) throws IOException {
    this.path = path;
    this.bytes = bytes;
    this.meta = bytes.footer(bytes.size);
    this.shapes = new Shapes(options.truncateNanos(), options.int96AsUtc());
    this.noted = NotedSchema.fields(meta);
    for (SchemaNode node : meta.root().children) {
      if (nodes.put(node.name, node) != null) {
        throw ParquetErrors.damaged("it has two columns named \"" + node.name + "\"");
      }
    }
  }

  /** Opens a file and reads its footer. */
  public static ParquetFile open(Path path, ParquetOptions options) {
    FileBytes bytes = FileBytes.open(path);
    boolean done = false;
    try {
      ParquetFile file = new ParquetFile(path, bytes, options);
      done = true;
      return file;
    } catch (ParquetErrors.Damage e) {
      throw e.of(path.toString());
    } catch (IOException e) {
      throw ParquetErrors.unreadable(path.toString(), e);
    } finally {
      if (!done) {
        bytes.close();
      }
    }
  }

  /** The names of all columns, in order. */
  public List<String> names() {
    return List.copyOf(nodes.keySet());
  }

  /** The number of row groups. */
  public int groups() {
    return meta.groups().size();
  }

  /** The number of rows of a row group. */
  public long rows(int group) {
    return meta.groups().get(group).rows();
  }

  /** What the writer of the file noted for others, by key. */
  public Map<String, String> texts() {
    return meta.texts();
  }

  /** The columns with these names as fields. */
  public Schema schema(List<String> names) {
    List<Field> fields = new ArrayList<>();
    for (String name : names) {
      fields.add(field(name));
    }
    return Schema.of(fields);
  }

  private SchemaNode node(String name) {
    SchemaNode node = nodes.get(name);
    if (node == null) {
      throw new BiException(
          io.bi4j.core.ErrorCode.of("core/unknown-column", io.bi4j.core.ErrorCode.Kind.CONFIG),
          "\""
              + path
              + "\" has no column \""
              + name
              + "\"; it has "
              + String.join(", ", nodes.keySet())
              + ".");
    }
    return node;
  }

  private Field field(String name) {
    try {
      SchemaNode node = node(name);
      Field read = shapes.field(node, shapes.of(node));
      Field wanted = noted.get(name);
      return wanted == null || !NotedSchema.stores(wanted.type(), read.type()) ? read : wanted;
    } catch (ParquetErrors.Damage e) {
      throw e.of(path.toString());
    }
  }

  /** Which row groups may hold rows that meet a condition. */
  public boolean mayMatch(int group, GroupFilter filter) {
    return filter.mayMatch(meta, group, this::plainLeaf);
  }

  private Shape.@Nullable Leaf plainLeaf(String name) {
    SchemaNode node = nodes.get(name);
    if (node == null || !node.isLeaf() || node.repetition == SchemaNode.REPEATED) {
      return null;
    }
    return shapes.of(node) instanceof Shape.Leaf leaf ? leaf : null;
  }

  /** Reads the rows of a row group, from the first. */
  public Rows rows(int group, List<String> columns) {
    try {
      return new Rows(meta.groups().get(group), columns);
    } catch (ParquetErrors.Damage e) {
      throw e.of(path.toString());
    }
  }

  @Override
  public void close() {
    bytes.close();
  }

  /** The rows of one row group, batch by batch. */
  public final class Rows {
    private final FileMeta.Group group;
    private final Schema schema;
    private final List<Shape> columns = new ArrayList<>();
    private final @Nullable LeafReader[] leaves;
    private final int batchRows;
    private long done;

    Rows(FileMeta.Group group, List<String> names) {
      this.group = group;
      this.schema = schema(names);
      this.leaves = new @Nullable LeafReader[meta.leaves().size()];
      for (String name : names) {
        Shape shape = shapes.of(node(name));
        columns.add(shape);
        addLeaves(shape);
      }
      long rowBytes = Math.max(1, group.uncompressedBytes() / Math.max(1, group.rows()));
      this.batchRows = (int) Math.max(1, Math.min(RecordBatch.MAX_ROWS, BATCH_BYTES / rowBytes));
    }

    private void addLeaves(Shape shape) {
      if (shape instanceof Shape.Leaf leaf) {
        boolean text = leaf.conversion() == Conversion.TEXT;
        int number = leaf.node().leaf;
        leaves[number] = new LeafReader(bytes, group.chunks().get(number), leaf.node(), text);
      } else if (shape instanceof Shape.ListOf list) {
        addLeaves(list.element());
      } else if (shape instanceof Shape.MapOf map) {
        addLeaves(map.key());
        addLeaves(map.value());
      } else if (shape instanceof Shape.StructOf struct) {
        struct.children().forEach(this::addLeaves);
      }
    }

    /** How many rows were read. */
    public long done() {
      return done;
    }

    /** The next rows, or null at the end of the row group. */
    public @Nullable RecordBatch next() {
      int rows = (int) Math.min(batchRows, group.rows() - done);
      if (rows == 0) {
        return null;
      }
      try {
        for (LeafReader leaf : leaves) {
          if (leaf != null) {
            leaf.read(rows);
          }
        }
        done += rows;
        return assemble(rows);
      } catch (ParquetErrors.Damage e) {
        throw e.of(path.toString());
      } catch (IOException e) {
        throw ParquetErrors.unreadable(path.toString(), e);
      }
    }

    private RecordBatch assemble(int rows) {
      Assembler assembler = new Assembler(leaves);
      List<Column> built = new ArrayList<>();
      for (Shape shape : columns) {
        Column column = assembler.column(shape);
        if (column.rowCount() != rows) {
          throw ParquetErrors.damaged("column \"" + shape.node().name + "\" lacks values");
        }
        built.add(column);
      }
      List<Column> typed = new ArrayList<>();
      for (int i = 0; i < built.size(); i++) {
        DataType wanted = schema.field(i).type();
        typed.add(NotedSchema.as(wanted, built.get(i), name -> named(name, built)));
      }
      return RecordBatch.of(schema, typed);
    }

    private @Nullable Column named(String name, List<Column> built) {
      return schema.has(name) ? built.get(schema.ordinal(name)) : null;
    }
  }
}
