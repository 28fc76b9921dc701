package io.bi4j.ml.internal.codec;

import io.bi4j.core.BiException;
import io.bi4j.ml.internal.MlErrors;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The frame around a model's bytes, big-endian: magic {@code BIM1}, version (int), type (int),
 * length of the payload (int), payload, CRC-32C of everything before (int).
 */
public final class ModelFile {
  /** Raised when older releases cannot read what is written now. */
  public static final int VERSION = 1;

  private static final int MAGIC = 0x42494D31;
  private static final int HEAD = 16;
  private static final int FRAME = HEAD + 4;

  private ModelFile() {}

  /**
   * An unframed model.
   *
   * @param type which kind of model the payload holds
   * @param payload the model's own bytes
   */
  public record Content(int type, byte[] payload) {}

  /** Frames a payload. */
  public static byte[] frame(int type, byte[] payload) {
    ByteBuffer out = ByteBuffer.allocate(FRAME + payload.length);
    out.putInt(MAGIC).putInt(VERSION).putInt(type).putInt(payload.length).put(payload);
    out.putInt(checksum(out.array(), out.position()));
    return out.array();
  }

  /**
   * Takes the frame off.
   *
   * @throws BiException {@code ml/bad-model} or {@code ml/newer-model}
   */
  public static Content unframe(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < FRAME || in.getInt() != MAGIC) {
      throw bad("they do not start with the mark of a model, BIM1");
    }
    int version = in.getInt();
    if (version > VERSION) {
      throw new BiException(
          MlErrors.NEWER_MODEL,
          "The model was written in format "
              + version
              + ", this release of bi-ml reads up to "
              + VERSION
              + ". Upgrade bi-ml, or train the model again.");
    }
    int type = in.getInt();
    int length = in.getInt();
    if (version < 1 || length != bytes.length - FRAME) {
      throw bad(
          "the length in their head is "
              + length
              + " but "
              + (bytes.length - FRAME)
              + " bytes follow");
    }
    if (checksum(bytes, bytes.length - 4) != in.getInt(bytes.length - 4)) {
      throw bad("their checksum is wrong, so some were changed or lost");
    }
    byte[] payload = new byte[length];
    in.get(payload);
    return new Content(type, payload);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /** The refusal of bytes that hold no model. */
  public static BiException bad(String why) {
    return new BiException(
        MlErrors.BAD_MODEL,
        "These bytes are not a model: " + why + ". Load the bytes that ModelCodec.encode gave.");
  }
}
