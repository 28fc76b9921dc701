package io.bi4j.testkit.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaksTest {
  private static final Duration SHORT = Duration.ofMillis(200);

  @TempDir Path folder;

  private static Thread start(String name, CountDownLatch end) {
    Thread thread =
        new Thread(
            () -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Test
  void a_thread_left_running_is_named_with_its_stack() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Leaks leaks = Leaks.watch().patience(SHORT);
    Thread thread = start("left-behind", end);

    assertThatThrownBy(leaks::assertNone)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("thread \"left-behind\"")
        .hasMessageContaining("CountDownLatch.await");

    leaks.ignoreThreads("left-").assertNone();
    end.countDown();
    thread.join();
  }

  @Test
  void a_thread_that_ends_a_little_later_is_no_leak() {
    CountDownLatch end = new CountDownLatch(1);
    Leaks leaks = Leaks.watch();
    start("ends-later", end);
    Thread ender =
        new Thread(
            () -> {
              try {
                Thread.sleep(100);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              end.countDown();
            });
    ender.start();

    leaks.assertNone();

    assertThat(end.getCount()).isZero();
  }

  @Test
  void a_file_and_a_socket_left_open_are_named() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "needs /proc");
    Path file = Files.writeString(folder.resolve("left-open.txt"), "x");
    Leaks leaks = Leaks.watch().patience(SHORT);

    try (InputStream one = Files.newInputStream(file);
        InputStream two = Files.newInputStream(file);
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(leaks::assertNone)
          .hasMessageContaining("left-open.txt x 2")
          .hasMessageContaining("socket:");
      assertThat(one.read()).isEqualTo(two.read());
      assertThat(socket.isBound()).isTrue();
    }
    leaks.assertNone();
  }

  @Test
  void direct_memory_that_stays_is_counted() {
    Leaks leaks = Leaks.watch().patience(SHORT);
    List<ByteBuffer> kept = new ArrayList<>(List.of(ByteBuffer.allocateDirect(8 << 20)));

    assertThatThrownBy(leaks::assertNone).hasMessageContaining("direct memory: 838");
    leaks.directBytes(16 << 20).assertNone();

    assertThat(kept).hasSize(1);
    kept.clear();
    leaks.directBytes(1 << 20).patience(Duration.ofSeconds(10)).assertNone();
  }

  @Test
  void growth_over_many_cycles_is_found() throws Exception {
    List<InputStream> open = new ArrayList<>();
    Path file = Files.writeString(folder.resolve("f"), "x");
    Leaks.repeat(50, () -> Files.newInputStream(file).close());

    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "needs /proc");
    assertThatThrownBy(() -> Leaks.repeat(20, () -> open.add(Files.newInputStream(file))))
        .hasMessageContaining("x 20");
    for (InputStream in : open) {
      in.close();
    }
  }
}
