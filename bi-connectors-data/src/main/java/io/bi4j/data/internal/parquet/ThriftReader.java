package io.bi4j.data.internal.parquet;

import java.nio.charset.StandardCharsets;

/**
 * Reads the compact protocol of Thrift from bytes: only what Parquet's metadata use. Counts are
 * checked against the bytes that are left.
 */
final class ThriftReader {
  static final int STOP = 0;
  static final int TRUE = 1;
  static final int FALSE = 2;
  static final int BYTE = 3;
  static final int I16 = 4;
  static final int I32 = 5;
  static final int I64 = 6;
  static final int DOUBLE = 7;
  static final int BINARY = 8;
  static final int LIST = 9;
  static final int SET = 10;
  static final int MAP = 11;
  static final int STRUCT = 12;
  private static final int MAX_DEPTH = 32;

  private final byte[] bytes;
  private final int end;
  private int at;

  /** The type of the field read last. */
  int type;

  ThriftReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  int position() {
    return at;
  }

  /** The id of the next field of a struct, or 0 at its end; {@link #type} says what it holds. */
  int nextField(int previous) {
    int header = next();
    type = header & 15;
    if (type == STOP) {
      return 0;
    }
    int delta = header >>> 4;
    int id = delta == 0 ? (int) zigzag(varint()) : previous + delta;
    if (id <= 0) {
      throw ParquetErrors.damaged("its metadata number a field " + id);
    }
    return id;
  }

  private int next() {
    if (at >= end) {
      throw ParquetErrors.damaged("its metadata end too early");
    }
    return bytes[at++] & 0xFF;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      int part = next();
      value |= (long) (part & 0x7F) << shift;
      if (part < 128) {
        return value;
      }
    }
    throw ParquetErrors.damaged("its metadata hold a number of more than 64 bits");
  }

  private static long zigzag(long raw) {
    return raw >>> 1 ^ -(raw & 1);
  }

  long integer() {
    if (type == BYTE) {
      return (byte) next();
    }
    require(type == I16 || type == I32 || type == I64, "a number");
    return zigzag(varint());
  }

  /** An integer of 32 bits. */
  int int32() {
    long value = integer();
    require(value == (int) value, "a number of 32 bits");
    return (int) value;
  }

  boolean bool() {
    require(type == TRUE || type == FALSE, "true or false");
    return type == TRUE;
  }

  byte[] binary() {
    require(type == BINARY, "bytes");
    int length = length();
    byte[] value = java.util.Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return value;
  }

  private int length() {
    long length = varint();
    if (length < 0 || length > end - at) {
      throw ParquetErrors.damaged(
          "its metadata hold a text of " + length + " bytes past their end");
    }
    return (int) length;
  }

  String text() {
    return new String(binary(), StandardCharsets.UTF_8);
  }

  /**
   * How many elements of a type the list has that comes now.
   *
   * @param leastBytes how many bytes an element has at least
   */
  int listOf(int elementType, int leastBytes) {
    require(type == LIST, "a list");
    int header = next();
    int count = header >>> 4;
    if (count == 15) {
      long many = varint();
      count = many < 0 || many > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) many;
    }
    if ((long) count * leastBytes > end - at) {
      throw ParquetErrors.damaged(
          "its metadata announce " + count + " entries in " + (end - at) + " bytes");
    }
    int found = header & 15;
    require(count == 0 || found == elementType || isBool(found, elementType), "such elements");
    type = elementType;
    return count;
  }

  private static boolean isBool(int found, int wanted) {
    return (found == TRUE || found == FALSE) && wanted == TRUE;
  }

  void requireStruct() {
    require(type == STRUCT, "a struct");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw ParquetErrors.damaged("its metadata lack " + what + " where it belongs");
    }
  }

  /** Passes over the value of a field that nobody needs. */
  void skip() {
    skip(type, 0);
  }

  private void skip(int kind, int depth) {
    if (depth > MAX_DEPTH) {
      throw ParquetErrors.damaged("its metadata are nested more than " + MAX_DEPTH + " levels");
    }
    switch (kind) {
      case TRUE, FALSE -> {}
      case BYTE -> next();
      case I16, I32, I64 -> varint();
      case DOUBLE -> advance(8);
      case BINARY -> advance(length());
      case LIST, SET -> skipList(depth);
      case MAP -> skipMap(depth);
      case STRUCT -> {
        int id = 0;
        while ((id = nextField(id)) != 0) {
          skip(type, depth + 1);
        }
      }
      default -> throw ParquetErrors.damaged("its metadata hold a value of unknown kind " + kind);
    }
  }

  private void advance(int count) {
    if (count > end - at) {
      throw ParquetErrors.damaged("its metadata end too early");
    }
    at += count;
  }

  private void skipList(int depth) {
    int header = next();
    long count = header >>> 4 == 15 ? varint() : header >>> 4;
    skipAll(count, header & 15, depth);
  }

  private void skipMap(int depth) {
    long count = varint();
    if (count == 0) {
      return;
    }
    int kinds = next();
    for (long i = 0, n = checked(count); i < n; i++) {
      skipElement(kinds >>> 4, depth);
      skipElement(kinds & 15, depth);
    }
  }

  private void skipAll(long count, int kind, int depth) {
    for (long i = 0, n = checked(count); i < n; i++) {
      skipElement(kind, depth);
    }
  }

  /** Inside of lists a boolean is a byte, so every element has one byte at least. */
  private void skipElement(int kind, int depth) {
    skip(kind == TRUE || kind == FALSE ? BYTE : kind, depth + 1);
  }

  private long checked(long count) {
    if (count < 0 || count > end - at) {
      throw ParquetErrors.damaged("its metadata announce " + count + " entries past their end");
    }
    return count;
  }
}
