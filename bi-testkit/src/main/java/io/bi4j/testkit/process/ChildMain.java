package io.bi4j.testkit.process;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * The first class of a child JVM: connects to the test, runs the program, reports its memory. Not
 * for direct use; public because the JVM starts it.
 *
 * @since 0.1
 */
public final class ChildMain {
  private ChildMain() {}

  /**
   * Runs a program.
   *
   * @param arguments port, point to die at, class name, then the arguments of the program
   */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    try (Parent parent = new Parent(port, Integer.parseInt(arguments[1]))) {
      CrashPoint.connect(parent);
      run(parent, arguments[2], Arrays.copyOfRange(arguments, 3, arguments.length));
      parent.tell(Parent.REPORT + " " + report(parent.points()));
    }
  }

  private static void run(Parent parent, String program, String[] arguments) throws Exception {
    try {
      Class.forName(program).getMethod("main", String[].class).invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      parent.tell(Parent.FAILED + " " + cause);
      if (cause instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  /** Points, heap peak, heap in use after a collection, direct memory; in bytes. */
  private static String report(int points) throws IOException {
    long peak = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage usage = pool.getType() == MemoryType.HEAP ? pool.getPeakUsage() : null;
      peak += usage == null ? 0 : usage.getUsed();
    }
    System.gc();
    long live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    long direct = 0;
    for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      direct += pool.getName().equals("direct") ? pool.getMemoryUsed() : 0;
    }
    return points + " " + peak + " " + live + " " + direct;
  }
}
