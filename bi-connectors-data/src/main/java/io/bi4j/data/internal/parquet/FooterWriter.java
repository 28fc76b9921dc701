package io.bi4j.data.internal.parquet;

import io.bi4j.core.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the footer of a file, its length and the mark of the format. */
final class FooterWriter {
  private FooterWriter() {}

  static ByteBuilder write(FileMeta meta) {
    ByteBuilder out = new ByteBuilder(4096);
    ThriftWriter footer = new ThriftWriter(out);
    List<SchemaNode> nodes = new ArrayList<>();
    collect(meta.root(), nodes);
    List<Map.Entry<String, String>> texts = List.copyOf(meta.texts().entrySet());
    List<List<String>> paths = new ArrayList<>();
    paths(meta.root(), List.of(), paths);
    footer
        .int32(1, 2)
        .structs(2, nodes.size(), i -> element(footer, nodes.get(i), i == 0))
        .int64(3, meta.rows())
        .structs(4, meta.groups().size(), i -> group(footer, meta.groups().get(i), paths))
        .structs(
            5,
            texts.size(),
            i -> footer.text(1, texts.get(i).getKey()).text(2, texts.get(i).getValue()))
        .text(6, "bi4j version " + Version.current())
        .structs(7, meta.leaves().size(), i -> footer.struct(1, () -> {}))
        .stop();
    out.int32(out.size);
    out.put(FileBytes.MAGIC, 0, FileBytes.MAGIC.length);
    return out;
  }

  private static void collect(SchemaNode node, List<SchemaNode> into) {
    into.add(node);
    node.children.forEach(child -> collect(child, into));
  }

  private static void paths(SchemaNode node, List<String> above, List<List<String>> into) {
    for (SchemaNode child : node.children) {
      List<String> path = new ArrayList<>(above);
      path.add(child.name);
      if (child.isLeaf()) {
        into.add(path);
      }
      paths(child, path, into);
    }
  }

  private static void element(ThriftWriter out, SchemaNode node, boolean root) {
    if (node.isLeaf()) {
      out.int32(1, node.physical().ordinal());
      if (node.physical() == Physical.FIXED_LEN_BYTE_ARRAY) {
        out.int32(2, node.typeLength);
      }
    }
    if (!root) {
      out.int32(3, node.repetition);
    }
    out.text(4, node.name);
    if (!node.isLeaf()) {
      out.int32(5, node.children.size());
    }
    if (node.logical.converted() >= 0) {
      out.int32(6, node.logical.converted());
    }
    if (node.logical.kind() == Logical.Kind.DECIMAL) {
      out.int32(7, node.logical.scale()).int32(8, node.logical.first());
    }
    if (node.logical.kind() != Logical.Kind.NONE) {
      out.struct(10, () -> node.logical.write(out));
    }
  }

  private static void group(ThriftWriter out, FileMeta.Group group, List<List<String>> paths) {
    long compressed = group.chunks().stream().mapToLong(FileMeta.Chunk::compressedBytes).sum();
    out.structs(1, group.chunks().size(), i -> chunk(out, group.chunks().get(i), paths.get(i)))
        .int64(2, group.uncompressedBytes())
        .int64(3, group.rows())
        .int64(5, group.chunks().isEmpty() ? 4 : group.chunks().get(0).start())
        .int64(6, compressed);
  }

  private static void chunk(ThriftWriter out, FileMeta.Chunk chunk, List<String> path) {
    boolean coded = chunk.dataPage() > chunk.start();
    out.int64(2, 0)
        .struct(
            3,
            () -> {
              out.int32(1, chunk.physical().ordinal());
              if (coded) {
                out.int32s(2, 0, 3, 8);
              } else {
                out.int32s(2, 0, 3);
              }
              out.texts(3, path)
                  .int32(4, chunk.codec())
                  .int64(5, chunk.values())
                  .int64(6, chunk.uncompressedBytes())
                  .int64(7, chunk.compressedBytes())
                  .int64(9, chunk.dataPage());
              if (coded) {
                out.int64(11, chunk.start());
              }
              FileMeta.Stats stats = chunk.stats();
              if (stats != null) {
                out.struct(12, () -> stats(out, stats));
              }
            });
  }

  private static void stats(ThriftWriter out, FileMeta.Stats stats) {
    if (stats.nulls() >= 0) {
      out.int64(3, stats.nulls());
    }
    byte[] max = stats.max();
    byte[] min = stats.min();
    if (max != null && min != null) {
      out.binary(5, max).binary(6, min);
    }
  }
}
