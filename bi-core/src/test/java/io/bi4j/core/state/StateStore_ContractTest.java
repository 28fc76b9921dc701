package io.bi4j.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.durable.CrashFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every state store promises. */
class StateStore_ContractTest {
  private static final StateKey KEY = new StateKey("acme", "daily", "run");
  private static final Duration TTL = Duration.ofSeconds(30);

  @TempDir static Path folder;

  static Stream<Arguments> stores() {
    return Stream.of(
        argumentSet("memory", (Supplier<StateStore>) MemoryStateStore::new),
        argumentSet(
            "files",
            (Supplier<StateStore>)
                () -> FileStateStore.at(folder.resolve("s" + System.nanoTime()))));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @ParameterizedTest
  @MethodSource("stores")
  void a_document_changes_only_when_its_version_is_the_expected_one(Supplier<StateStore> stores) {
    StateStore store = stores.get();

    assertThat(store.load(KEY)).isEmpty();
    assertThat(store.compareAndSet(KEY, 5, bytes("x"))).isEmpty();
    long first = store.compareAndSet(KEY, 0, bytes("a")).orElseThrow();
    assertThat(store.compareAndSet(KEY, 0, bytes("b"))).isEmpty();
    long second = store.compareAndSet(KEY, first, bytes("c")).orElseThrow();

    assertThat(second).isGreaterThan(first);
    assertThat(store.load(KEY)).contains(new StateEntry(second, bytes("c")));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void a_deleted_document_is_gone_but_its_version_and_fence_go_on(Supplier<StateStore> stores) {
    StateStore store = stores.get();
    Lease lease = store.acquire(KEY, TTL);
    long version = store.load(KEY).orElseThrow().version();
    long written = store.compareAndSet(KEY, version, bytes("a")).orElseThrow();
    lease.close();

    store.delete(KEY);

    assertThat(store.load(KEY).orElseThrow().isEmpty()).isTrue();
    assertThat(store.load(KEY).orElseThrow().version()).isGreaterThan(written);
    assertThat(store.list("")).isEmpty();
    try (Lease next = store.acquire(KEY, TTL)) {
      assertThat(next.fence()).isGreaterThan(lease.fence());
    }
  }

  @ParameterizedTest
  @MethodSource("stores")
  void keys_are_listed_by_the_beginning_of_their_text(Supplier<StateStore> stores) {
    StateStore store = stores.get();
    StateKey other = new StateKey("acme", "a/b", "run");
    StateKey foreign = new StateKey("acme2", "daily", "run");
    for (StateKey key : List.of(KEY, other, foreign)) {
      store.compareAndSet(key, 0, bytes("x"));
    }

    assertThat(store.list("acme/")).containsExactly(other, KEY);
    assertThat(store.list("")).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("stores")
  void any_text_is_a_key_of_its_own(Supplier<StateStore> stores) {
    StateStore store = stores.get();
    Random random = new Random(5);
    Set<StateKey> keys = new HashSet<>();
    for (int i = 0; i < 150; i++) {
      keys.add(new StateKey(text(random), text(random), text(random)));
    }
    keys.add(new StateKey("A", "B", "C"));
    keys.add(new StateKey("a", "b", "c"));
    keys.add(new StateKey("..", "/etc/passwd", "\0"));
    keys.add(new StateKey("x".repeat(5000), "y", "z"));

    for (StateKey key : keys) {
      store.compareAndSet(key, 0, bytes(key.toString()));
    }

    assertThat(new HashSet<>(store.list(""))).isEqualTo(keys);
    for (StateKey key : keys) {
      assertThat(store.load(key).orElseThrow().bytes()).isEqualTo(bytes(key.toString()));
    }
  }

  private static String text(Random random) {
    return random
        .ints(1 + random.nextInt(12), 1, 0x2FFFF)
        .map(c -> Character.isSurrogate((char) c) && c < 0x10000 ? 'x' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void one_holds_a_key_at_a_time_and_each_has_a_larger_fence(Supplier<StateStore> stores) {
    StateStore store = stores.get();
    Lease first = store.acquire(KEY, TTL);

    assertThatThrownBy(() -> store.acquire(KEY, TTL))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/already-running"))
        .hasMessageContaining("process");
    first.renew();
    first.close();
    first.close();
    try (Lease second = store.acquire(KEY, TTL, 100)) {
      assertThat(second.fence()).isGreaterThan(100);
      second.renew();
    }
  }

  @ParameterizedTest
  @MethodSource("stores")
  void a_lease_changes_the_version_so_that_an_old_holder_cannot_write(Supplier<StateStore> stores) {
    StateStore store = stores.get();
    store.acquire(KEY, TTL).close();
    long old = store.load(KEY).orElseThrow().version();

    store.acquire(KEY, TTL).close();

    assertThat(store.compareAndSet(KEY, old, bytes("late"))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void threads_that_count_together_lose_no_increment(Supplier<StateStore> stores) throws Exception {
    StateStore store = stores.get();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        tasks.add(
            () -> {
              for (int n = 0; n < 40; n++) {
                Increments.one(store, KEY);
              }
              return true;
            });
      }
      for (var done : threads.invokeAll(tasks)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdown();
    }

    assertThat(Increments.value(store, KEY)).isEqualTo(160);
  }

  @org.junit.jupiter.api.Test
  void a_lease_in_memory_ends_by_a_clock_that_never_goes_back() {
    long[] now = {Long.MAX_VALUE - 5};
    MemoryStateStore store = new MemoryStateStore(() -> now[0]);
    Lease paused = store.acquire(KEY, Duration.ofNanos(10));

    now[0] += 11;
    Lease next = store.acquire(KEY, Duration.ofNanos(10));

    assertThat(next.fence()).isGreaterThan(paused.fence());
    assertThatThrownBy(paused::renew)
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/fenced"));
    paused.close();
    next.renew();
  }

  @org.junit.jupiter.api.Test
  void the_files_of_a_crashed_store_are_those_of_the_next() {
    CrashFiles files = new CrashFiles();
    FileStateStore.at(Path.of("/s"), files).compareAndSet(KEY, 0, bytes("a"));

    files.powerCut(new Random(1));

    assertThat(FileStateStore.at(Path.of("/s"), files).load(KEY).orElseThrow().bytes())
        .isEqualTo(bytes("a"));
  }
}
