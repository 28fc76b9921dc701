package io.bi4j.testkit.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;

/** The line from a child JVM to the test that started it. Thread-safe. */
final class Parent implements AutoCloseable {
  static final String KILL_ME = "KILL";
  static final String REPORT = "REPORT";
  static final String FAILED = "FAILED";

  private final Socket socket;
  private final OutputStream out;
  private final BufferedReader in;
  private final int killAt;
  private int points;

  Parent(int port, int killAt) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    out = socket.getOutputStream();
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    this.killAt = killAt;
  }

  /** Counts a point; at the one that was chosen, asks for the end and waits for it. */
  void point(String name) {
    if (count() == killAt) {
      tell(KILL_ME + " " + name);
      waitForTheEnd();
    }
  }

  private synchronized int count() {
    return ++points;
  }

  synchronized int points() {
    return points;
  }

  synchronized void tell(String line) {
    try {
      out.write((line.replace('\n', ' ') + "\n").getBytes(UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("The test that started this JVM has gone.", e);
    }
  }

  /** Nothing is ever answered: the parent kills this process, or closes the line and ends it so. */
  private void waitForTheEnd() {
    try {
      String line = in.readLine();
      throw new IllegalStateException("The test did not kill this JVM, it said " + line + ".");
    } catch (IOException e) {
      throw new UncheckedIOException("The test that was to kill this JVM has gone.", e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
