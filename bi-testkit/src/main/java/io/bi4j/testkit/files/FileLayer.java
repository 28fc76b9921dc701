package io.bi4j.testkit.files;

import io.bi4j.testkit.fault.FaultCounter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a path and the file system below: decides about each operation, and hears of
 * each change. Thread-safe.
 */
final class FileLayer {
  private static final long UNLIMITED = Long.MAX_VALUE;

  private final Path root;
  private final @Nullable CrashModel model;
  private final List<Rule> rules = new ArrayList<>();
  private final Set<Handle> open = new LinkedHashSet<>();
  private final List<String> trace = new ArrayList<>();
  private FaultCounter faults = FaultCounter.never();
  private FaultCounter power = FaultCounter.never();
  private boolean powerOff;
  private long space = UNLIMITED;
  private boolean readOnly;
  private int handleLimit = Integer.MAX_VALUE;
  private @Nullable Long shuffleSeed;
  private @Nullable SplittableRandom shortReads;
  private FileWatcher watcher = (operation, path) -> {};

  FileLayer(Path root, @Nullable CrashModel model) {
    this.root = root;
    this.model = model;
  }

  /** Fails an operation on paths whose file name matches. */
  record Rule(FileOperation operation, NamePattern names, FaultCounter counter) {}

  /** Something open, and where it was opened. */
  static final class Handle {
    private final Path path;
    private final Throwable opened;
    private final Closeable resource;
    private final CrashModel.@Nullable Node node;
    private volatile boolean lost;

    private Handle(Path path, Closeable resource, CrashModel.@Nullable Node node) {
      this.path = path;
      this.resource = resource;
      this.node = node;
      this.opened = new Throwable("\"" + path + "\" was opened here");
    }

    Path path() {
      return path;
    }

    Throwable opened() {
      return opened;
    }
  }

  // ---- settings

  synchronized void faults(FaultCounter counter) {
    faults = counter;
  }

  synchronized void rule(Rule rule) {
    rules.add(rule);
  }

  synchronized void clearFaults() {
    faults = FaultCounter.never();
    rules.clear();
    space = UNLIMITED;
    readOnly = false;
    handleLimit = Integer.MAX_VALUE;
    shortReads = null;
  }

  synchronized void space(long bytes) {
    space = bytes;
  }

  synchronized void readOnly(boolean yes) {
    readOnly = yes;
  }

  synchronized boolean isReadOnly() {
    return readOnly;
  }

  synchronized void handleLimit(int most) {
    handleLimit = most;
  }

  synchronized void shuffle(long seed) {
    shuffleSeed = seed;
  }

  synchronized void shortReads(long seed) {
    shortReads = new SplittableRandom(seed);
  }

  synchronized void watcher(FileWatcher other) {
    watcher = other;
  }

  // ---- power

  /** The power goes off at this changing operation, counted from now. */
  synchronized FaultCounter powerOffAt(int operation) {
    power = FaultCounter.once(operation);
    return power;
  }

  synchronized void powerOff() {
    powerOff = true;
    for (Handle handle : open) {
      handle.lost = true;
    }
  }

  synchronized boolean isPowerOff() {
    return powerOff;
  }

  /** Closes what was open, as the end of a process does, and lets operations through again. */
  synchronized void powerOn() throws IOException {
    powerOff();
    for (Handle handle : open) {
      handle.resource.close();
    }
    open.clear();
    power = FaultCounter.never();
    powerOff = false;
  }

  // ---- before an operation

  void before(FileOperation operation, Handle handle) throws IOException {
    if (handle.lost) {
      throw new IOException("The power went off while \"" + handle.path + "\" was open.");
    }
    before(operation, handle.path);
  }

  void before(FileOperation operation, Path path) throws IOException {
    Path file = path.toAbsolutePath().normalize();
    if (file.startsWith(root)) {
      watcher().before(operation, file);
      decide(operation, file);
    }
  }

  private synchronized FileWatcher watcher() {
    return watcher;
  }

  private synchronized void decide(FileOperation operation, Path file) throws IOException {
    String what = operation + " " + root.relativize(file);
    if (operation.isChanging()) {
      if (!powerOff && power.hit(what)) {
        powerOff();
      }
    }
    if (powerOff) {
      throw new IOException("The power is off since " + power.point() + ".");
    }
    if (readOnly && operation.isChanging()) {
      throw readOnly(file);
    }
    boolean fails = faults.hit(what);
    for (Rule rule : rules) {
      if (rule.operation() == operation && rule.names().matches(file)) {
        fails |= rule.counter().hit(what);
      }
    }
    if (fails) {
      throw new FileSystemException(
          file.toString(), null, "Input/output error injected in " + what);
    }
    if (operation.isChanging()) {
      trace.add(what);
    }
  }

  synchronized void checkWritable(Path path) throws IOException {
    if (readOnly && path.toAbsolutePath().normalize().startsWith(root)) {
      throw readOnly(path);
    }
  }

  private static FileSystemException readOnly(Path path) {
    return new FileSystemException(path.toString(), null, "Read-only file system");
  }

  void refuseWhenTracked(String what) {
    if (model != null) {
      throw new UnsupportedOperationException(
          "CrashFs does not follow " + what + "; use FaultyFileSystem, or another way to write.");
    }
  }

  synchronized void checkHandles(Path path) throws IOException {
    if (open.size() >= handleLimit) {
      throw new FileSystemException(path.toString(), null, "Too many open files");
    }
  }

  /**
   * How many of these bytes may be written: all, or those that fit on the disk.
   *
   * @throws IOException when not one fits
   */
  synchronized int grant(long at, int bytes, long length) throws IOException {
    long growth = Math.max(0, at + bytes - length);
    long missing = Math.max(0, growth - space);
    if (bytes > 0 && missing >= bytes) {
      throw new IOException("No space left on device");
    }
    if (space != UNLIMITED) {
      space -= growth - missing;
    }
    return (int) (bytes - missing);
  }

  synchronized int shortRead(int wanted) {
    return shortReads == null || wanted < 2 ? wanted : 1 + shortReads.nextInt(wanted);
  }

  synchronized void shuffle(Path folder, List<Path> names) {
    if (shuffleSeed != null) {
      Collections.sort(names);
      Collections.shuffle(names, new Random(shuffleSeed ^ folder.toString().hashCode()));
    }
  }

  // ---- after an operation

  synchronized Handle opened(Path path, Closeable resource) {
    Path file = path.toAbsolutePath().normalize();
    Handle handle = new Handle(file, resource, model == null ? null : model.find(file));
    if (file.startsWith(root)) {
      open.add(handle);
    }
    return handle;
  }

  synchronized void closed(Handle handle) {
    open.remove(handle);
  }

  synchronized void created(Path path, boolean folder) {
    if (model != null) {
      model.created(path, folder);
    }
  }

  synchronized void linked(Path name, Path existing) {
    if (model != null) {
      model.linked(name, existing);
    }
  }

  synchronized void deleted(Path path, long length) {
    freed(length);
    if (model != null) {
      model.deleted(path);
    }
  }

  synchronized void moved(Path from, Path to, long replaced) {
    freed(replaced);
    if (model != null) {
      model.moved(from, to);
    }
  }

  synchronized void truncated(Path path, long from, long to) {
    freed(from - to);
    if (model != null && model.find(path) instanceof CrashModel.FileNode file) {
      file.truncated(to);
    }
  }

  synchronized void truncated(Handle handle, long from, long to) {
    freed(from - to);
    if (handle.node instanceof CrashModel.FileNode file) {
      file.truncated(to);
    }
  }

  synchronized void written(Handle handle, long at, ByteBuffer bytes) {
    if (handle.node instanceof CrashModel.FileNode file) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      file.written(at, copy);
    }
  }

  synchronized void forced(Handle handle, boolean folder) {
    if (model != null && handle.node != null) {
      model.forced(handle.node, folder);
    }
  }

  private void freed(long bytes) {
    if (space != UNLIMITED) {
      space += bytes;
    }
  }

  // ---- questions

  synchronized List<String> trace() {
    return List.copyOf(trace);
  }

  synchronized List<Handle> open() {
    return List.copyOf(open);
  }

  static long lengthOf(Path path) throws IOException {
    return Files.isRegularFile(path) ? Files.size(path) : 0;
  }
}
