package io.bi4j.core.internal.durable;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of a file state store. Thread-safe; all work is done by a {@link StateThread}. */
public final class StateFolder {
  private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);

  private final Path folder;
  private final FileOps ops;
  private final boolean usePrevious;
  private final boolean localOnly;
  private final StateThread thread;
  private final DurableFiles files;
  private final InstantSource wall = InstantSource.system();
  private final StateFolderCheck check;

  public StateFolder(Path folder, FileOps ops) {
    this(folder.toAbsolutePath().normalize(), ops, false, false);
  }

  private StateFolder(Path folder, FileOps ops, boolean usePrevious, boolean localOnly) {
    this.folder = folder;
    this.ops = ops;
    this.usePrevious = usePrevious;
    this.localOnly = localOnly;
    this.thread = new StateThread(folder);
    this.files = new DurableFiles(ops, true);
    this.check = new StateFolderCheck(folder, ops, files, localOnly);
  }

  /** The same folder, with another answer to damage. */
  public StateFolder usingPrevious(boolean previous) {
    return new StateFolder(folder, ops, previous, localOnly);
  }

  /** The same folder, refused on a network file system. */
  public StateFolder localOnly() {
    return new StateFolder(folder, ops, usePrevious, true);
  }

  /** One file system operation, and what it was for. */
  private <T> T locked(StateThread.Work<T> work) {
    return thread.run(
        () -> {
          check.ready();
          try (Closeable lock = ops.lock(folder.resolve(".lock"))) {
            return work.run();
          }
        });
  }

  /** The record of a key, if there is one. */
  public Optional<StateRecord> load(String key) {
    return locked(() -> Optional.ofNullable(read(new StateFile(folder, key))));
  }

  /** Replaces the payload of a key when its generation is the expected one. */
  public OptionalLong compareAndSet(String key, long expected, byte[] payload) {
    return locked(
        () -> {
          StateFile file = new StateFile(folder, key);
          StateRecord old = read(file);
          long generation = old == null ? 0 : old.generation();
          if (generation != expected) {
            return OptionalLong.empty();
          }
          long fence = old == null ? 0 : old.fence();
          return OptionalLong.of(write(file, generation, fence, payload));
        });
  }

  /** Empties the payload of a key, and drops the generation before. */
  public void delete(String key) {
    locked(
        () -> {
          StateFile file = new StateFile(folder, key);
          StateRecord old = read(file);
          if (old != null && old.payload().length > 0) {
            write(file, old.generation(), old.fence(), new byte[0]);
            ops.delete(file.previous());
            ops.forceFolder(folder);
          }
          return true;
        });
  }

  /** The keys that have a payload and begin with a text. */
  public List<String> list(String prefix) {
    return locked(
        () -> {
          List<String> keys = new ArrayList<>();
          for (Path path : ops.list(folder)) {
            if (StateFile.isRecord(path)) {
              StateRecord record = read(new StateFile(path));
              if (record != null && record.payload().length > 0) {
                keys.add(record.key());
              }
            }
          }
          return keys.stream().filter(key -> key.startsWith(prefix)).sorted().toList();
        });
  }

  /** Takes a key for this process; its fence rises. */
  public Held acquire(String key, long above) {
    return locked(
        () -> {
          StateFile file = new StateFile(folder, key);
          StringBuilder other = new StringBuilder();
          Optional<FileOps.Hold> hold = ops.hold(file.lease(), holder(), other);
          if (hold.isEmpty()) {
            throw new BiException(
                CoreErrors.ALREADY_RUNNING,
                "State \""
                    + key
                    + "\" is held by "
                    + (other.isEmpty() ? "another process" : other)
                    + ". Wait for its end, or stop it.");
          }
          try {
            StateRecord old = read(file);
            long generation = old == null ? 0 : old.generation();
            long fence = Math.max(old == null ? 0 : old.fence(), above) + 1;
            write(file, generation, fence, old == null ? new byte[0] : old.payload());
            return new Held(key, fence, hold.get());
          } catch (IOException | RuntimeException | Error e) {
            hold.get().close();
            throw e;
          }
        });
  }

  private String holder() {
    return "process " + ProcessHandle.current().pid() + " since " + wall.instant();
  }

  private long write(StateFile file, long generation, long fence, byte[] payload)
      throws IOException {
    StateRecord record =
        new StateRecord(generation + 1, fence, wall.millis(), check.store(), file.key(), payload);
    files.replace(file.current(), record.encode(), file.previous());
    return generation + 1;
  }

  /** The record, null when there never was one; damage is never taken for that. */
  private @Nullable StateRecord read(StateFile file) throws IOException {
    try {
      if (!ops.exists(file.current())) {
        if (ops.exists(file.previous())) {
          throw new StateRecord.Damage("it is missing, though the generation before is there");
        }
        return null;
      }
      return decode(file.current(), file);
    } catch (StateRecord.Damage damage) {
      if (usePrevious) {
        return previous(file, damage);
      }
      throw damaged(file.current(), damage);
    }
  }

  private StateRecord decode(Path path, StateFile file) throws IOException, StateRecord.Damage {
    StateRecord record = StateRecord.decode(ops.read(path), check.store());
    if (!file.isFor(record.key())) {
      throw new StateRecord.Damage("it belongs to another key, " + record.key());
    }
    return record;
  }

  private StateRecord previous(StateFile file, StateRecord.Damage damage) throws IOException {
    try {
      StateRecord record = decode(file.previous(), file);
      LOG.warn(
          "{}: state file {} is damaged ({}); going on from generation {}, the one before it",
          CoreErrors.STATE_DAMAGED,
          file.current(),
          damage.getMessage(),
          record.generation());
      return record;
    } catch (StateRecord.Damage both) {
      throw damaged(file.previous(), both);
    } catch (java.nio.file.NoSuchFileException none) {
      throw damaged(file.current(), damage);
    }
  }

  private static BiException damaged(Path path, StateRecord.Damage damage) {
    return new BiException(
        CoreErrors.STATE_DAMAGED,
        "State file \""
            + path
            + "\" cannot be trusted: "
            + damage.getMessage()
            + ". Look at it with \"head -c 64\", then restore it from a backup, allow the"
            + " generation before with FileStateStore.onDamage(PREVIOUS), or remove it together"
            + " with its .prev file to begin again.",
        damage);
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  /** A key held by this process. Thread-safe. */
  public static final class Held {
    private final String key;
    private final long fence;
    private final FileOps.Hold hold;

    Held(String key, long fence, FileOps.Hold hold) {
      this.key = key;
      this.fence = fence;
      this.hold = hold;
    }

    /** The number of this holder. */
    public long fence() {
      return fence;
    }

    /** Fails when the lock was lost. */
    public void check() {
      if (!hold.isHeld()) {
        throw new BiException(
            CoreErrors.FENCED,
            "The lock on state \""
                + key
                + "\" was lost, so another process may have taken it over. Run again.");
      }
    }

    /** Gives the key back. */
    public void release() {
      try {
        hold.close();
      } catch (IOException e) {
        throw StateThread.failed(Path.of(key), e);
      }
    }
  }
}
