package io.bi4j.core.internal.durable;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * One document of a file state store as bytes, made so that every torn, flipped, swapped or foreign
 * byte is noticed.
 *
 * <pre>
 * magic 8 | version 2 | flags 2 | CRC32C of the rest of the header 4 | generation 8 | fence 8
 * | wall clock ms 8 | store id 16 | key bytes 4 | payload bytes 4 | key | payload | SHA-256 32
 * | end magic 8
 * </pre>
 *
 * @param generation one more with every change
 * @param fence the largest fence given out for the key
 * @param wallMillis when it was written, for people only: clocks jump
 * @param store the store that it belongs to
 * @param key the key in clear
 * @param payload the document
 */
public record StateRecord(
    long generation, long fence, long wallMillis, UUID store, String key, byte[] payload) {
  // Ends in CR LF, so that a transfer in text mode shows.
  private static final byte[] MAGIC = "BI4JST\r\n".getBytes(UTF_8);
  private static final byte[] END = "\r\nTSJ4IB".getBytes(UTF_8);
  private static final short VERSION = 1;
  private static final int CRC_AT = 12;
  private static final int HEADER = 64;
  private static final int HASH = 32;

  /** Bytes of a record besides key and payload. */
  public static final int OVERHEAD = HEADER + HASH + 8;

  /** Why bytes are not the record that they should be. */
  public static final class Damage extends Exception {
    private static final long serialVersionUID = 1L;

    Damage(String reason) {
      super(reason);
    }
  }

  /** The record as bytes. */
  public byte[] encode() {
    byte[] name = key.getBytes(UTF_8);
    ByteBuffer out = ByteBuffer.allocate(OVERHEAD + name.length + payload.length);
    out.put(MAGIC).putShort(VERSION).putShort((short) 0).putInt(0);
    out.putLong(generation).putLong(fence).putLong(wallMillis);
    out.putLong(store.getMostSignificantBits()).putLong(store.getLeastSignificantBits());
    out.putInt(name.length).putInt(payload.length);
    out.putInt(CRC_AT, headerCrc(out.array()));
    out.put(name).put(payload);
    out.put(hash(out.array(), out.position()));
    out.put(END);
    return out.array();
  }

  /**
   * Reads a record.
   *
   * @param store the store that it must belong to
   * @throws Damage naming the first thing that is wrong
   */
  public static StateRecord decode(byte[] bytes, UUID store) throws Damage {
    checkFrame(bytes);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    in.position(CRC_AT + 4);
    long generation = in.getLong();
    long fence = in.getLong();
    long wallMillis = in.getLong();
    UUID written = new UUID(in.getLong(), in.getLong());
    int keyLength = in.getInt();
    int payloadLength = in.getInt();
    require(
        keyLength >= 0
            && payloadLength >= 0
            && (long) OVERHEAD + keyLength + payloadLength == bytes.length,
        "it has " + bytes.length + " bytes, its header says another number: it is torn");
    int hashAt = HEADER + keyLength + payloadLength;
    require(
        MessageDigest.isEqual(
            hash(bytes, hashAt), Arrays.copyOfRange(bytes, hashAt, hashAt + HASH)),
        "its SHA-256 does not fit its content");
    require(written.equals(store), "it belongs to another store, " + written);
    String key = new String(bytes, HEADER, keyLength, UTF_8);
    byte[] payload = Arrays.copyOfRange(bytes, HEADER + keyLength, hashAt);
    return new StateRecord(generation, fence, wallMillis, written, key, payload);
  }

  private static void checkFrame(byte[] bytes) throws Damage {
    require(bytes.length > 0, "it is empty");
    require(!isZero(bytes), "it holds nothing but zero bytes");
    require(
        bytes.length >= OVERHEAD,
        "it has " + bytes.length + " bytes, a record has at least " + OVERHEAD + ": it is torn");
    require(
        Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length),
        "it does not begin as a state record does");
    ByteBuffer in = ByteBuffer.wrap(bytes);
    require(in.getInt(CRC_AT) == headerCrc(bytes), "the checksum of its header does not fit");
    require(in.getShort(8) == VERSION, "its version is " + in.getShort(8) + ", not " + VERSION);
    require(in.getShort(10) == 0, "it was written with options that this version does not know");
    int end = bytes.length - END.length;
    require(
        Arrays.equals(bytes, end, bytes.length, END, 0, END.length),
        "it does not end as a state record does: it is torn");
  }

  private static boolean isZero(byte[] bytes) {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private static void require(boolean holds, String reason) throws Damage {
    if (!holds) {
      throw new Damage(reason);
    }
  }

  /** Covers the header but for the magic, which is compared, and the checksum itself. */
  private static int headerCrc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, MAGIC.length, CRC_AT - MAGIC.length);
    crc.update(bytes, CRC_AT + 4, HEADER - CRC_AT - 4);
    return (int) crc.getValue();
  }

  private static byte[] hash(byte[] bytes, int length) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(bytes, 0, length);
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
