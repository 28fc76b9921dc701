package io.bi4j.data.internal.parquet;

import io.bi4j.core.BiException;
import io.bi4j.core.ErrorCode;
import io.bi4j.core.data.BoolColumn;
import io.bi4j.core.data.BytesColumn;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.DecimalColumn;
import io.bi4j.core.data.Dictionary;
import io.bi4j.core.data.DoubleColumn;
import io.bi4j.core.data.ListColumn;
import io.bi4j.core.data.LongColumn;
import io.bi4j.core.data.MapColumn;
import io.bi4j.core.data.MoneyColumn;
import io.bi4j.core.data.StringColumn;
import io.bi4j.core.data.StructColumn;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes columns apart into the values and levels of their leaves. */
final class Shredder {
  private static final ErrorCode NULL_NOT_ALLOWED =
      ErrorCode.of("core/null-not-allowed", ErrorCode.Kind.DATA);

  private final List<LeafWriter> leaves;
  private byte[] buffer = new byte[256];
  private final byte[] wide = new byte[16];

  /** For each leaf the dictionary of its column and what its codes are in the row group. */
  private final @Nullable Dictionary[] known;

  private final int[][] codes;
  private final @Nullable Words[] knownWords;

  Shredder(List<LeafWriter> leaves) {
    this.leaves = leaves;
    this.known = new @Nullable Dictionary[leaves.size()];
    this.knownWords = new @Nullable Words[leaves.size()];
    this.codes = new int[leaves.size()][];
    Arrays.fill(codes, new int[0]);
  }

  /** Adds all rows of a column of records. */
  void add(SchemaNode node, Column column) {
    for (int row = 0; row < column.rowCount(); row++) {
      cell(node, column, row, 0, 0);
    }
  }

  private void cell(SchemaNode node, Column column, int row, int rep, int def) {
    if (column.isNull(row)) {
      if (node.repetition == SchemaNode.REQUIRED) {
        throw new BiException(
            NULL_NOT_ALLOWED,
            "Column \"" + node.name + "\" may not be null, but a row has no value for it.");
      }
      nothing(node, rep, def);
    } else if (node.isLeaf()) {
      LeafWriter leaf = leaves.get(node.leaf);
      leaf.level(rep, node.def);
      value(leaf, column, row);
    } else if (column instanceof ListColumn list) {
      SchemaNode repeated = node.children.get(0);
      SchemaNode element = repeated.children.get(0);
      int start = list.startAt(row);
      int end = list.endAt(row);
      if (start == end) {
        nothing(node, rep, node.def);
      }
      for (int i = start; i < end; i++) {
        cell(element, list.elements(), i, i == start ? rep : repeated.rep, repeated.def);
      }
    } else if (column instanceof MapColumn map) {
      SchemaNode repeated = node.children.get(0);
      int start = map.startAt(row);
      int end = map.endAt(row);
      if (start == end) {
        nothing(node, rep, node.def);
      }
      for (int i = start; i < end; i++) {
        int level = i == start ? rep : repeated.rep;
        cell(repeated.children.get(0), map.keys(), i, level, repeated.def);
        cell(repeated.children.get(1), map.values(), i, level, repeated.def);
      }
    } else {
      StructColumn struct = (StructColumn) column;
      for (int i = 0; i < node.children.size(); i++) {
        cell(node.children.get(i), struct.child(i), row, rep, node.def);
      }
    }
  }

  /** One entry without value in every leaf below. */
  private void nothing(SchemaNode node, int rep, int def) {
    if (node.isLeaf()) {
      leaves.get(node.leaf).level(rep, def);
    }
    for (SchemaNode child : node.children) {
      nothing(child, rep, def);
    }
  }

  private void value(LeafWriter leaf, Column column, int row) {
    if (column instanceof LongColumn longs) {
      leaf.number(checked(leaf.node, longs.longAt(row)));
    } else if (column instanceof StringColumn text) {
      text(leaf, text, row);
    } else if (column instanceof MoneyColumn money) {
      leaf.number(money.minorAt(row));
    } else if (column instanceof DoubleColumn doubles) {
      leaf.number(Double.doubleToRawLongBits(doubles.doubleAt(row)));
    } else if (column instanceof BoolColumn bools) {
      leaf.number(bools.boolAt(row) ? 1 : 0);
    } else if (column instanceof DecimalColumn decimals) {
      decimal(leaf, decimals, row);
    } else {
      byte[] bytes = ((BytesColumn) column).bytesAt(row);
      leaf.bytes(bytes, 0, bytes.length);
    }
  }

  private static long checked(SchemaNode node, long value) {
    if (node.physical() == Physical.INT32 && value != (int) value) {
      throw new BiException(
          ParquetErrors.OVERFLOW,
          "Column \""
              + node.name
              + "\" has a day "
              + value
              + " after 1970-01-01, which a Parquet DATE of 32 bits cannot hold. Filter such rows.");
    }
    return value;
  }

  private void text(LeafWriter leaf, StringColumn text, int row) {
    Dictionary dictionary = text.dictionary();
    Words words = leaf.words;
    if (dictionary != null && words != null) {
      leaf.code(coded(leaf, text, row, dictionary, words), words);
      return;
    }
    int length = copy(text, row);
    leaf.bytes(buffer, 0, length);
  }

  private int copy(StringColumn text, int row) {
    int length = text.byteLength(row);
    if (length > buffer.length) {
      buffer = new byte[Math.max(length, buffer.length * 2)];
    }
    return text.copyUtf8(row, buffer, 0);
  }

  private int coded(
      LeafWriter leaf, StringColumn text, int row, Dictionary dictionary, Words words) {
    int number = leaf.node.leaf;
    if (known[number] != dictionary || knownWords[number] != words) {
      known[number] = dictionary;
      knownWords[number] = words;
      codes[number] = new int[0];
    }
    int code = text.codeAt(row);
    if (code >= codes[number].length) {
      int before = codes[number].length;
      codes[number] = Arrays.copyOf(codes[number], Math.max(code + 1, before * 2 + 64));
      Arrays.fill(codes[number], before, codes[number].length, -1);
    }
    int found = codes[number][code];
    if (found < 0) {
      int length = copy(text, row);
      found = leaf.word(buffer, 0, length, words);
      codes[number][code] = found;
    }
    return found;
  }

  private void decimal(LeafWriter leaf, DecimalColumn decimals, int row) {
    if (leaf.node.physical() != Physical.FIXED_LEN_BYTE_ARRAY) {
      leaf.number(decimals.unscaledLongAt(row));
      return;
    }
    BigInteger unscaled = decimals.decimalAt(row).unscaledValue();
    byte[] bytes = unscaled.toByteArray();
    Arrays.fill(wide, 0, 16 - bytes.length, (byte) (unscaled.signum() < 0 ? -1 : 0));
    System.arraycopy(bytes, 0, wide, 16 - bytes.length, bytes.length);
    leaf.bytes(wide, 0, 16);
  }
}
