package io.bi4j.testkit.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The line from a child JVM, at the end of the test that started it. */
final class ChildLine implements AutoCloseable {
  private static final long LAST_WORDS_MILLIS = 2_000;

  private final ServerSocket server;
  private final Thread thread;
  private volatile @Nullable Runnable killer;
  private volatile @Nullable String killedAt;
  private volatile @Nullable String failure;
  private volatile int points;
  private volatile long[] memory = new long[0];

  ChildLine() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    thread = new Thread(this::listen, "bi4j-testkit-child-line");
    thread.setDaemon(true);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Listens; the killer runs when the child asks for its end. */
  void start(Runnable kill) {
    killer = kill;
    thread.start();
  }

  private void listen() {
    try (Socket socket = server.accept();
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        heard(line);
      }
    } catch (IOException e) {
      // The child was killed or never connected; its exit code tells which.
      return;
    }
  }

  private void heard(String line) {
    if (line.startsWith(Parent.KILL_ME)) {
      killedAt = line.substring(Parent.KILL_ME.length() + 1);
      Runnable kill = killer;
      if (kill != null) {
        kill.run();
      }
    } else if (line.startsWith(Parent.FAILED)) {
      failure = line.substring(Parent.FAILED.length() + 1);
    } else if (line.startsWith(Parent.REPORT)) {
      String[] numbers = line.split(" ", -1);
      points = Integer.parseInt(numbers[1]);
      memory =
          new long[] {
            Long.parseLong(numbers[2]), Long.parseLong(numbers[3]), Long.parseLong(numbers[4])
          };
    }
  }

  Optional<String> killedAt() {
    return Optional.ofNullable(killedAt);
  }

  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  int points() {
    return points;
  }

  long[] memory() {
    return memory.clone();
  }

  /** Waits until all that the child said is heard; the child has ended. */
  void awaitEnd() throws IOException, InterruptedException {
    thread.join(LAST_WORDS_MILLIS);
    server.close();
    thread.join();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
