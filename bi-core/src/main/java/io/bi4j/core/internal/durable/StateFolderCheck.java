package io.bi4j.core.internal.durable;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a state folder once, before the first row of the first run: that it exists, may be
 * written, is not open to everybody and lies on a local disk. Confined to the state thread.
 */
final class StateFolderCheck {
  private static final Logger LOG = LoggerFactory.getLogger(StateFolderCheck.class);

  private final Path folder;
  private final FileOps ops;
  private final DurableFiles files;
  private final boolean localOnly;
  private @Nullable UUID store;

  StateFolderCheck(Path folder, FileOps ops, DurableFiles files, boolean localOnly) {
    this.folder = folder;
    this.ops = ops;
    this.files = files;
    this.localOnly = localOnly;
  }

  /** The id of the store, after {@link #ready}. */
  UUID store() {
    if (store == null) {
      throw new IllegalStateException("The state folder was not looked at.");
    }
    return store;
  }

  void ready() throws IOException {
    if (store != null) {
      return;
    }
    makeFolder();
    checkLocal();
    try (Closeable lock = ops.lock(folder.resolve(".lock"))) {
      probe();
      store = readOrMakeId();
    }
  }

  private void makeFolder() throws IOException {
    if (!ops.exists(folder)) {
      ops.makeFolder(folder);
    }
    if (ops.isOpenToAll(folder)) {
      throw new BiException(
          CoreErrors.UNSAFE_STATE_FOLDER,
          "State folder \""
              + folder
              + "\" may be written by every user of this machine. Take that right away (chmod"
              + " o-w), or choose another folder.");
    }
  }

  private void checkLocal() throws IOException {
    String type = ops.fileSystem(folder);
    boolean network =
        type.startsWith("nfs")
            || type.startsWith("cifs")
            || type.startsWith("smb")
            || type.startsWith("fuse.");
    if (network && localOnly) {
      throw new BiException(
          CoreErrors.UNSAFE_STATE_FOLDER,
          "State folder \""
              + folder
              + "\" lies on "
              + type
              + ", where locks and forces may not hold. Choose a folder on a local disk.");
    }
    if (network) {
      LOG.warn(
          "{}: state folder {} lies on {}, where locks and forces may not hold",
          CoreErrors.UNSAFE_STATE_FOLDER,
          folder,
          type);
    }
  }

  /** A folder that cannot be written is told now, not at the first commit. */
  private void probe() throws IOException {
    Path probe = folder.resolve(".probe");
    files.replace(probe, new byte[] {1}, null);
    ops.delete(probe);
  }

  private UUID readOrMakeId() throws IOException {
    Path file = folder.resolve(".store");
    if (ops.exists(file)) {
      String text = new String(ops.read(file), US_ASCII);
      try {
        return UUID.fromString(text.strip());
      } catch (IllegalArgumentException e) {
        throw lost("its file .store holds no id", e);
      }
    }
    for (Path other : ops.list(folder)) {
      if (StateFile.isRecord(other)) {
        throw lost("its file .store is missing, though there are state files", null);
      }
    }
    UUID made = UUID.randomUUID();
    files.replace(file, made.toString().getBytes(US_ASCII), null);
    return made;
  }

  private BiException lost(String reason, @Nullable Throwable cause) {
    return new BiException(
        CoreErrors.STATE_DAMAGED,
        "State folder \""
            + folder
            + "\" cannot be trusted: "
            + reason
            + ". Restore the folder from a backup, or empty it to begin again.",
        cause);
  }
}
