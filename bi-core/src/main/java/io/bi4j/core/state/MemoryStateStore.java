package io.bi4j.core.state;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * A state store that ends with the process: for tests, and for hosts whose sinks keep their own
 * checkpoints. Thread-safe.
 *
 * @since 0.1
 */
public final class MemoryStateStore implements StateStore {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<StateKey, Document> documents = new HashMap<>();
  private final LongSupplier nanos;

  /** An empty store. */
  public MemoryStateStore() {
    this(System::nanoTime);
  }

  /** An empty store whose leases end by this clock, which never goes back. */
  MemoryStateStore(LongSupplier nanos) {
    this.nanos = nanos;
  }

  private static final class Document {
    private byte[] bytes = new byte[0];
    private long version;
    private long fence;
    private boolean held;
    private long heldUntil;
  }

  private Document document(StateKey key) {
    return documents.computeIfAbsent(requireNonNull(key, "key"), k -> new Document());
  }

  @Override
  public Optional<StateEntry> load(StateKey key) {
    lock.lock();
    try {
      return Optional.ofNullable(documents.get(requireNonNull(key, "key")))
          .map(document -> new StateEntry(document.version, document.bytes));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public OptionalLong compareAndSet(StateKey key, long expectedVersion, byte[] bytes) {
    lock.lock();
    try {
      Document document = document(key);
      if (document.version != expectedVersion) {
        return OptionalLong.empty();
      }
      document.bytes = bytes.clone();
      return OptionalLong.of(++document.version);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void delete(StateKey key) {
    lock.lock();
    try {
      Document document = documents.get(key);
      if (document != null && document.bytes.length > 0) {
        document.bytes = new byte[0];
        document.version++;
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<StateKey> list(String prefix) {
    lock.lock();
    try {
      return documents.entrySet().stream()
          .filter(e -> e.getValue().bytes.length > 0)
          .map(Map.Entry::getKey)
          .filter(key -> key.toString().startsWith(prefix))
          .sorted(java.util.Comparator.comparing(StateKey::toString))
          .toList();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Lease acquire(StateKey key, Duration ttl, long above) {
    lock.lock();
    try {
      Document document = document(key);
      if (document.held && document.heldUntil - nanos.getAsLong() > 0) {
        throw new BiException(
            CoreErrors.ALREADY_RUNNING,
            "State \""
                + key
                + "\" is held by a run of this process with fence "
                + document.fence
                + ". Wait for its end, or cancel it.");
      }
      document.fence = Math.max(document.fence, above) + 1;
      document.version++;
      document.held = true;
      document.heldUntil = nanos.getAsLong() + ttl.toNanos();
      return new Held(key, document.fence, ttl);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isDurable() {
    return false;
  }

  private final class Held implements Lease {
    private final StateKey key;
    private final long fence;
    private final Duration ttl;

    Held(StateKey key, long fence, Duration ttl) {
      this.key = key;
      this.fence = fence;
      this.ttl = ttl;
    }

    @Override
    public StateKey key() {
      return key;
    }

    @Override
    public long fence() {
      return fence;
    }

    @Override
    public void renew() {
      lock.lock();
      try {
        Document document = document(key);
        if (document.fence != fence) {
          throw new BiException(
              CoreErrors.FENCED,
              "State \""
                  + key
                  + "\" was taken over by another process with fence "
                  + document.fence
                  + "; this run has fence "
                  + fence
                  + ". Let only one process run the pipeline.");
        }
        document.heldUntil = nanos.getAsLong() + ttl.toNanos();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        Document document = document(key);
        if (document.fence == fence) {
          document.held = false;
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
