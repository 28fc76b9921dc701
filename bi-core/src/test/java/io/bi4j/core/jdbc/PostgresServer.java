package io.bi4j.core.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL server of our own, from the programs of the Debian package, in a folder and on a
 * port of its own; started once per JVM, stopped with it. Its data are not synced to disk. Tests
 * are skipped where the programs are missing.
 */
final class PostgresServer {
  private static Optional<PostgresServer> running;

  private final Process process;
  private final int port;

  private PostgresServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** A data source of the server; the calling test is skipped when there is none. */
  static synchronized DataSource dataSource() {
    if (running == null) {
      running = programs().map(PostgresServer::start);
    }
    Assumptions.assumeTrue(
        running.isPresent(), "no /usr/lib/postgresql/*/bin: install the package postgresql");
    return new DriverSource("jdbc:postgresql://127.0.0.1:" + running.get().port + "/postgres")
        .with("user", "bi4j")
        .with("password", "test");
  }

  private static Optional<Path> programs() {
    Path all = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(all)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(all)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PostgresServer start(Path bin) {
    try {
      Path home =
          Files.createTempDirectory(
              "bi4j-postgres",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx")));
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
      Path data = home.resolve("data");
      Path log = home.resolve("log");
      Process made =
          process(
              log,
              bin.resolve("initdb").toString(),
              "-D",
              data.toString(),
              "-U",
              "bi4j",
              "--auth=trust",
              "--encoding=UTF8",
              "--locale=C.UTF-8",
              "--no-sync");
      assertThat(made.waitFor()).as("initdb, see %s", log).isZero();
      int port = freePort();
      Process server =
          process(
              log,
              bin.resolve("postgres").toString(),
              "-D",
              data.toString(),
              "-p",
              String.valueOf(port),
              "-c",
              "listen_addresses=127.0.0.1",
              "-c",
              "unix_socket_directories=" + home,
              "-c",
              "fsync=off",
              "-c",
              "max_connections=50");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, home)));
      PostgresServer started = new PostgresServer(server, port);
      started.awaitReady(log);
      return started;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The server refuses to run as root, so root lets the package's own user run it. */
  private static Process process(Path log, String... command) throws IOException {
    List<String> line = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      line.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    line.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.directory(Path.of("/tmp").toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return builder.start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady(Path log) throws InterruptedException, IOException {
    long end = System.nanoTime() + 60_000_000_000L;
    DataSource dataSource =
        new DriverSource("jdbc:postgresql://127.0.0.1:" + port + "/postgres").with("user", "bi4j");
    while (true) {
      try (Connection connection = dataSource.getConnection()) {
        return;
      } catch (SQLException e) {
        if (System.nanoTime() > end || !process.isAlive()) {
          throw new IllegalStateException("PostgreSQL: " + Files.readString(log), e);
        }
        Thread.sleep(50);
      }
    }
  }

  private static void stop(Process server, Path home) {
    try {
      // Fast shutdown: the polite one waits until every client has gone.
      new ProcessBuilder("kill", "-INT", String.valueOf(server.pid())).start().waitFor();
      server.waitFor();
      try (Stream<Path> files = Files.walk(home)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      System.err.println("Left behind: " + home);
    }
  }
}
