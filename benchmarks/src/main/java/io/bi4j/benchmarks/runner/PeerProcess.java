package io.bi4j.benchmarks.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The parent's end of one child process. Confined to one thread; close it. */
final class PeerProcess implements AutoCloseable {
  private final String peer;
  private final String job;
  private final Process process;
  private final OutputStream commands;
  private final BufferedReader answers;

  private PeerProcess(String peer, String job, Process process) {
    this.peer = peer;
    this.job = job;
    this.process = process;
    this.commands = process.getOutputStream();
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static PeerProcess start(String peer, String job, Path file, CompareOptions options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options.javaOptions());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of(
            PeerMain.class.getName(),
            peer,
            job,
            file.toString(),
            Integer.toString(options.threads())));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return new PeerProcess(peer, job, builder.start());
  }

  String peer() {
    return peer;
  }

  /** Asks for one run and waits for it. */
  Measurement run() throws IOException {
    commands.write('\n');
    commands.flush();
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(PeerMain.ANSWER_PREFIX)) {
        String json = line.substring(PeerMain.ANSWER_PREFIX.length());
        return new ObjectMapper().readValue(json, Measurement.class);
      }
    }
    throw new IOException(
        "Peer \"" + peer + "\" ended during job " + job + "; its own error stands above.");
  }

  /** Ends the child with its input; after ten seconds by force. */
  @Override
  public void close() throws IOException {
    commands.close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
