package io.bi4j.data.internal.parquet;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes row groups and footers into a file. A file may get more row groups after a footer, and
 * then another footer: the last one counts. Confined to one thread.
 */
public final class ParquetOutput {
  private static final long MAX_GROUP_BYTES = 128L << 20;

  private final FileChannel channel;
  private final Codec codec;
  private final int groupRows;
  private final Schema schema;
  private final SchemaNode root;
  private final List<SchemaNode> nodes;
  private final List<LeafWriter> leaves = new ArrayList<>();
  private final Shredder shredder;
  private final List<FileMeta.Group> groups = new ArrayList<>();
  private long position;
  private int rows;

  private ParquetOutput(FileChannel channel, Schema schema, Codec codec, int groupRows) {
    this.channel = channel;
    this.schema = schema;
    this.codec = codec;
    this.groupRows = groupRows;
    this.root = SchemaWriter.root(schema);
    this.nodes = SchemaNode.number(root);
    nodes.forEach(node -> leaves.add(new LeafWriter(node)));
    this.shredder = new Shredder(leaves);
  }

  /** Begins a file in an empty channel. */
  public static ParquetOutput create(FileChannel channel, Schema schema, Codec codec, int groupRows)
      throws IOException {
    ParquetOutput output = new ParquetOutput(channel, schema, codec, groupRows);
    channel.truncate(0);
    output.append(FileBytes.MAGIC, FileBytes.MAGIC.length);
    return output;
  }

  /** Goes on after the footer that ends at a position; what comes after it is cut off. */
  public static ParquetOutput resume(
      FileChannel channel,
      java.nio.file.Path path,
      long end,
      Schema schema,
      Codec codec,
      int groupRows)
      throws IOException {
    ParquetOutput output = new ParquetOutput(channel, schema, codec, groupRows);
    try (FileBytes bytes = FileBytes.open(path)) {
      FileMeta meta = bytes.footer(end);
      if (!NotedSchema.print(schema).equals(meta.texts().get(NotedSchema.KEY))) {
        throw ParquetErrors.damaged("it has other columns than this run");
      }
      output.groups.addAll(meta.groups());
    }
    channel.truncate(end);
    output.position = end;
    return output;
  }

  /** Adds rows; a row group is written when enough came together. */
  public void write(RecordBatch batch) throws IOException {
    int from = 0;
    while (from < batch.rowCount()) {
      int take = Math.min(batch.rowCount() - from, groupRows - rows);
      RecordBatch part = take == batch.rowCount() ? batch : batch.slice(from, take);
      for (int i = 0; i < root.children.size(); i++) {
        shredder.add(root.children.get(i), part.column(i));
      }
      rows += take;
      from += take;
      long held = leaves.stream().mapToLong(LeafWriter::heldBytes).sum();
      if (rows == groupRows || held > MAX_GROUP_BYTES) {
        endGroup();
      }
    }
  }

  /** Writes the rows that are held back as a row group. */
  public void endGroup() throws IOException {
    if (rows == 0) {
      return;
    }
    List<FileMeta.Chunk> chunks = new ArrayList<>();
    long uncompressed = 0;
    ByteBuilder pages = new ByteBuilder(1 << 20);
    for (LeafWriter leaf : leaves) {
      pages.clear();
      FileMeta.Chunk chunk = ChunkWriter.write(leaf, codec, pages, position);
      append(pages.bytes, pages.size);
      chunks.add(chunk);
      uncompressed += chunk.uncompressedBytes();
      leaf.clear();
    }
    groups.add(new FileMeta.Group(chunks, rows, uncompressed));
    rows = 0;
  }

  /** Writes all rows and a footer with notes, and returns where it ends. */
  public long footer(Map<String, String> notes) throws IOException {
    endGroup();
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(NotedSchema.KEY, NotedSchema.print(schema));
    texts.putAll(notes);
    long total = groups.stream().mapToLong(FileMeta.Group::rows).sum();
    ByteBuilder footer =
        FooterWriter.write(new FileMeta(root, nodes, total, List.copyOf(groups), texts));
    append(footer.bytes, footer.size);
    return position;
  }

  private void append(byte[] bytes, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
    while (buffer.hasRemaining()) {
      position += channel.write(buffer, position);
    }
  }
}
