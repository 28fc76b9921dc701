package io.bi4j.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Counts up in a store; as a program, in a process of its own. */
public final class Increments {
  private Increments() {}

  static long value(StateStore store, StateKey key) {
    Optional<StateEntry> entry = store.load(key);
    return entry.isEmpty() || entry.get().isEmpty()
        ? 0
        : Long.parseLong(new String(entry.get().bytes(), UTF_8));
  }

  static void one(StateStore store, StateKey key) {
    while (true) {
      long version = store.load(key).map(StateEntry::version).orElse(0L);
      byte[] next = Long.toString(value(store, key) + 1).getBytes(UTF_8);
      if (store.compareAndSet(key, version, next).isPresent()) {
        return;
      }
    }
  }

  /**
   * {@code count FOLDER N} counts; {@code hold FOLDER FILE} takes a lease, writes the file and
   * waits to be killed.
   */
  public static void main(String[] args) throws Exception {
    StateStore store = FileStateStore.at(args[1]);
    StateKey key = new StateKey("acme", "count", "n");
    if (args[0].equals("count")) {
      for (int i = 0; i < Integer.parseInt(args[2]); i++) {
        one(store, key);
      }
      return;
    }
    store.acquire(key, Duration.ofSeconds(30));
    Files.writeString(Path.of(args[2]), "held");
    Thread.sleep(60_000);
  }
}
