package io.bi4j.testkit.leak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the JVM has open at one moment. */
final class OpenThings {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /** Threads that the JDK, JUnit or Surefire start once and keep. */
  private static final Pattern KEPT_THREADS =
      Pattern.compile(
          "ForkJoinPool\\.commonPool-.*|process reaper.*|Common-Cleaner|CompletableFutureDelay.*"
              + "|Attach Listener|junit-.*|surefire-.*|ping-.*|bi4j-testkit-.*");

  /** Files that the JVM opens when it needs them and keeps. */
  private static final Pattern KEPT_FILES =
      Pattern.compile("/proc/.*|/dev/.*|anon_inode:.*|.*\\.jar|.*/lib/modules|.*\\.so");

  private static final int STACK_LINES = 12;

  static {
    openWhatTheJdkKeeps();
  }

  private final Set<Thread> threads;
  private final List<String> files;
  private final long directBytes;

  private OpenThings(Set<Thread> threads, List<String> files, long directBytes) {
    this.threads = threads;
    this.files = files;
    this.directBytes = directBytes;
  }

  /** The first file channel and the first socket of a JVM open a socket that it keeps for ever. */
  private static void openWhatTheJdkKeeps() {
    try {
      Path file = Files.createTempFile("bi4j-leaks-", ".tmp");
      FileChannel.open(file, StandardOpenOption.READ).close();
      Files.delete(file);
      SocketChannel.open().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static OpenThings now() {
    return new OpenThings(liveThreads(), openFiles(), directMemory());
  }

  private static Set<Thread> liveThreads() {
    Set<Thread> live = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      ThreadGroup group = thread.getThreadGroup();
      boolean ofJvm = group == null || group.getName().equals("system");
      if (!ofJvm && !KEPT_THREADS.matcher(thread.getName()).matches()) {
        live.add(thread);
      }
    }
    return live;
  }

  private static List<String> openFiles() {
    List<String> open = new ArrayList<>();
    if (!Files.isDirectory(DESCRIPTORS)) {
      return open;
    }
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path descriptor : descriptors) {
        String target = targetOf(descriptor);
        if (!KEPT_FILES.matcher(target).matches()) {
          open.add(target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return open;
  }

  private static String targetOf(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      // Closed between the listing and this call: as if it had not been listed.
      return "/dev/gone";
    }
  }

  private static long directMemory() {
    long bytes = 0;
    for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      bytes += pool.getName().equals("direct") ? pool.getMemoryUsed() : 0;
    }
    return bytes;
  }

  /** What is open now and was not before, one line or more for each. */
  List<String> since(OpenThings before, long allowedDirectBytes, Predicate<String> ignoredThread) {
    List<String> more = new ArrayList<>();
    for (Thread thread : threads) {
      if (!before.threads.contains(thread) && !ignoredThread.test(thread.getName())) {
        more.add("thread \"" + thread.getName() + "\"" + stackOf(thread));
      }
    }
    counts(files)
        .forEach(
            (file, count) -> {
              long additional = count - counts(before.files).getOrDefault(file, 0L);
              if (additional > 0) {
                more.add("open file " + file + (additional > 1 ? " x " + additional : ""));
              }
            });
    long direct = directBytes - before.directBytes;
    if (direct > allowedDirectBytes) {
      more.add("direct memory: " + direct + " bytes more, " + allowedDirectBytes + " allowed");
    }
    return more;
  }

  private static Map<String, Long> counts(List<String> names) {
    return names.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
  }

  private static String stackOf(Thread thread) {
    StringBuilder text = new StringBuilder();
    StackTraceElement[] stack = thread.getStackTrace();
    for (int i = 0; i < Math.min(STACK_LINES, stack.length); i++) {
      text.append("\n    at ").append(stack[i]);
    }
    return text.toString();
  }
}
