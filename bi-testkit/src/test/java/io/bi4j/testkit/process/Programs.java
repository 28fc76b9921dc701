package io.bi4j.testkit.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Programs for child JVMs: right ones, and wrong ones that a tool must find. */
final class Programs {
  private Programs() {}

  /**
   * Adds the numbers 1 to 5 to a file, each once, whatever kills it: the file is replaced whole.
   */
  public static final class CountsRight {
    private CountsRight() {}

    public static void main(String[] arguments) throws IOException {
      Path file = Path.of(arguments[0]);
      for (int n = lines(file).size() + 1; n <= 5; n++) {
        List<String> lines = new ArrayList<>(lines(file));
        lines.add("" + n);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, lines);
        CrashPoint.hit("written");
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        CrashPoint.hit("moved");
      }
    }
  }

  /**
   * Keeps its place in a second file, written after the first: a kill between them counts twice.
   */
  public static final class CountsTwice {
    private CountsTwice() {}

    public static void main(String[] arguments) throws IOException {
      Path file = Path.of(arguments[0]);
      Path place = file.resolveSibling(file.getFileName() + ".place");
      for (int n = lines(place).size() + 1; n <= 5; n++) {
        append(file, n);
        CrashPoint.hit("row written");
        append(place, n);
        CrashPoint.hit("place written");
      }
    }

    private static void append(Path file, int n) throws IOException {
      Files.writeString(file, n + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /** Reads as much as its argument says, in MiB, and keeps nothing. */
  public static final class Streams {
    private Streams() {}

    public static void main(String[] arguments) {
      long sum = 0;
      for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
        sum += new byte[1 << 20].length;
      }
      if (sum != (long) Integer.parseInt(arguments[0]) << 20) {
        throw new IllegalStateException("wrong sum");
      }
    }
  }

  /** Reads as much as its argument says, in MiB, and keeps it all. */
  public static final class Hoards {
    private Hoards() {}

    public static void main(String[] arguments) {
      List<byte[]> kept = new ArrayList<>();
      for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
        kept.add(new byte[1 << 20]);
      }
      if (kept.isEmpty()) {
        throw new IllegalStateException("nothing kept");
      }
    }
  }

  /** Takes direct memory, in MiB. */
  public static final class HoardsDirect {
    static final List<ByteBuffer> KEPT = new ArrayList<>();

    private HoardsDirect() {}

    public static void main(String[] arguments) {
      for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
        KEPT.add(ByteBuffer.allocateDirect(1 << 20));
      }
    }
  }

  /** Prints and fails. */
  public static final class Fails {
    private Fails() {}

    public static void main(String[] arguments) {
      System.out.println("about to fail");
      throw new IllegalStateException("no luck with " + arguments[0]);
    }
  }

  /** Never ends. */
  public static final class Hangs {
    private Hangs() {}

    public static void main(String[] arguments) throws InterruptedException {
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
