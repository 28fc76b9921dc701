package io.bi4j.core.state;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.internal.durable.FileOps;
import io.bi4j.core.internal.durable.StateFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps state in a folder of a local disk: one file per key, written, forced and renamed into
 * place, the generation before kept beside it. Several processes may use one folder.
 *
 * <p><b>Promise.</b> After {@link #compareAndSet} returns, the document survives a power cut, on a
 * disk that does what it is told. A crash at any moment leaves the old document or the new. Damage
 * of any kind is noticed and is an error, unless {@link #onDamage} allows the generation before.
 * <b>Leases.</b> Held by a lock of the operating system: they end with the process, however it
 * ends, and not by time. <b>Rights.</b> Folder 0700, files 0600; a folder that everybody may write
 * is refused. <b>Cost.</b> About 5 ms per change on a disk with a write cache. <b>Threads.</b>
 * Thread-safe; files are touched by a thread of its own, so that an interrupted caller breaks
 * nothing. <b>Closing.</b> Nothing to close.
 *
 * @since 0.1
 */
public final class FileStateStore implements StateStore {
  /** What happens when a file is damaged. */
  public enum OnDamage {
    /** The call fails, naming the file and what is wrong with it. */
    FAIL,
    /**
     * The generation before is used, with a warning: rows of the last commit may come twice where
     * the sink keeps no checkpoint of its own, and none is lost.
     */
    PREVIOUS
  }

  private final StateFolder folder;

  private FileStateStore(StateFolder folder) {
    this.folder = folder;
  }

  /** A store in a folder, which is made when it does not exist; looked at when first used. */
  public static FileStateStore at(Path folder) {
    return at(folder, FileOps.SYSTEM);
  }

  /** A store in a folder, which is made when it does not exist; looked at when first used. */
  public static FileStateStore at(String folder) {
    return at(Path.of(folder));
  }

  static FileStateStore at(Path folder, FileOps ops) {
    return new FileStateStore(new StateFolder(requireNonNull(folder, "folder"), ops));
  }

  /** The same folder with another answer to damage; {@link OnDamage#FAIL} unless this says so. */
  public FileStateStore onDamage(OnDamage answer) {
    return new FileStateStore(folder.usingPrevious(answer == OnDamage.PREVIOUS));
  }

  /**
   * The same folder, refused with {@code core/unsafe-state-folder} when it lies on a network file
   * system, where locks and forces may not do what they promise. Otherwise that is a warning.
   */
  public FileStateStore requireLocal() {
    return new FileStateStore(folder.localOnly());
  }

  @Override
  public Optional<StateEntry> load(StateKey key) {
    return folder
        .load(key.toString())
        .map(record -> new StateEntry(record.generation(), record.payload()));
  }

  @Override
  public OptionalLong compareAndSet(StateKey key, long expectedVersion, byte[] bytes) {
    return folder.compareAndSet(key.toString(), expectedVersion, bytes.clone());
  }

  @Override
  public void delete(StateKey key) {
    folder.delete(key.toString());
  }

  @Override
  public List<StateKey> list(String prefix) {
    return folder.list(prefix).stream().map(StateKey::parse).toList();
  }

  @Override
  public Lease acquire(StateKey key, Duration ttl, long above) {
    requireNonNull(ttl, "ttl");
    return new FileLease(key, folder.acquire(key.toString(), above));
  }

  @Override
  public boolean isDurable() {
    return true;
  }

  @Override
  public String toString() {
    return "FileStateStore(" + folder + ")";
  }

  private record FileLease(StateKey key, StateFolder.Held held) implements Lease {
    @Override
    public long fence() {
      return held.fence();
    }

    @Override
    public void renew() {
      held.check();
    }

    @Override
    public void close() {
      held.release();
    }
  }
}
