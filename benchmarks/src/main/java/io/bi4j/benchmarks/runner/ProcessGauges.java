package io.bi4j.benchmarks.runner;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counters of this process and of the machine. The files under /proc exist on Linux only. */
final class ProcessGauges {
  private static final double TICKS_PER_SECOND = 100; // USER_HZ on every Linux architecture we use
  private static final long NONE = -1;

  private ProcessGauges() {}

  static double cpuSeconds() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  /** Bytes allocated so far by all threads that are alive now. */
  static long allocatedBytes() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long total = 0;
    for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      total += Math.max(0, bytes);
    }
    return total;
  }

  /** VmHWM of this process in bytes, or -1. */
  static long rssPeakBytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return NONE;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
      }
    }
    return NONE;
  }

  /** Processor seconds that the machine has spent on anything but waiting, or NaN. */
  static double machineBusySeconds() throws IOException {
    Path stat = Path.of("/proc/stat");
    if (!Files.exists(stat)) {
      return Double.NaN;
    }
    String[] cpu = Files.readAllLines(stat).get(0).trim().split(" +", -1);
    long ticks = 0;
    for (int field : new int[] {1, 2, 3, 6, 7, 8}) { // user nice system irq softirq steal
      ticks += Long.parseLong(cpu[field]);
    }
    return ticks / TICKS_PER_SECOND;
  }
}
