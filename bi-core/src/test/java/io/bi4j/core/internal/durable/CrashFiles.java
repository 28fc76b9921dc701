package io.bi4j.core.internal.durable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Files in memory that forget at a power cut what was not forced, as a disk with a write cache
 * does: unforced bytes are there in part, torn at 512 bytes, or zero; names that were not forced
 * with their folder are there or not, one by one. Any operation can also be made to fail.
 */
public final class CrashFiles implements FileOps {
  private static final int SECTOR = 512;

  private static final class Inode {
    private byte[] now = new byte[0];
    private byte[] durable = new byte[0];
  }

  /** One change of names that a power cut may lose. */
  private record Renaming(@Nullable Path from, @Nullable Path to, @Nullable Inode file) {}

  private final Map<Path, Inode> names = new HashMap<>();
  private final Map<Path, Inode> durableNames = new HashMap<>();
  private final List<Renaming> unforced = new ArrayList<>();
  private int operations;
  private int failAt = Integer.MAX_VALUE;
  private boolean failForEver;
  private long space = Long.MAX_VALUE;

  /** Whether forcing a file does what it says; false plays code that forgot it. */
  public boolean forcesFiles = true;

  /** Whether forcing a folder does what it says; false plays code that forgot it. */
  public boolean forcesFolders = true;

  /** What kind of file system this says it is. */
  public String type = "ext4";

  /** Whether every user may write its folders. */
  public boolean openToAll;

  /** Fails the n-th operation from now, counted from one, and those after it if asked to. */
  public void failAt(int n, boolean forEver) {
    operations = 0;
    failAt = n;
    failForEver = forEver;
  }

  /** Whether the operation that was to fail was reached. */
  public boolean hasFailed() {
    return operations >= failAt;
  }

  /** Leaves room for so many bytes. */
  public void space(long bytes) {
    space = bytes;
  }

  private void operation(String what) throws IOException {
    operations++;
    if (operations == failAt || (failForEver && operations > failAt)) {
      throw new IOException("no " + what);
    }
  }

  /** Cuts the power: of what was not forced, a random part is left. */
  public synchronized void powerCut(Random random) {
    Map<Path, Inode> after = new HashMap<>(durableNames);
    for (Renaming change : unforced) {
      if (random.nextBoolean()) {
        apply(after, change);
      }
    }
    after.values().forEach(file -> file.durable = torn(file, random));
    after.values().forEach(file -> file.now = file.durable);
    names.clear();
    names.putAll(after);
    durableNames.clear();
    durableNames.putAll(after);
    unforced.clear();
  }

  /** What was forced stays, as far as it was not written over; behind it anything may be lost. */
  private static byte[] torn(Inode file, Random random) {
    int kept = Arrays.mismatch(file.now, file.durable);
    if (kept < 0) {
      return file.durable;
    }
    int sector = random.nextInt(file.now.length / SECTOR + 1) * SECTOR;
    int from = Math.min(file.now.length, Math.max(kept, sector));
    return switch (random.nextInt(4)) {
      case 0 -> file.durable;
      case 1 -> file.now;
      case 2 -> Arrays.copyOf(file.now, from);
      default -> {
        byte[] holes = file.now.clone();
        Arrays.fill(holes, from, holes.length, (byte) 0);
        yield holes;
      }
    };
  }

  private static void apply(Map<Path, Inode> names, Renaming change) {
    if (change.from() != null) {
      names.remove(change.from());
    }
    if (change.to() != null && change.file() != null) {
      names.put(change.to(), change.file());
    }
  }

  private void change(Renaming change) {
    apply(names, change);
    unforced.add(change);
  }

  private Inode file(Path path) throws IOException {
    Inode file = names.get(path);
    if (file == null) {
      throw new NoSuchFileException(path.toString());
    }
    return file;
  }

  /** Replaces the bytes of a file, as decay or an editor would. */
  public synchronized void put(Path path, byte[] bytes) {
    Inode file = new Inode();
    file.now = bytes;
    file.durable = bytes;
    names.put(path, file);
    durableNames.put(path, file);
  }

  @Override
  public synchronized Output create(Path file, boolean ownerOnly) throws IOException {
    operation("create");
    if (names.containsKey(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Inode made = new Inode();
    change(new Renaming(null, file, made));
    return new Written(made);
  }

  @Override
  public synchronized Output append(Path file, long length) throws IOException {
    operation("append");
    Inode found = file(file);
    if (found.now.length < length) {
      throw new IOException("it has " + found.now.length + " bytes");
    }
    found.now = Arrays.copyOf(found.now, (int) length);
    return new Written(found);
  }

  @Override
  public synchronized byte[] read(Path file) throws IOException {
    operation("read");
    return file(file).now.clone();
  }

  @Override
  public synchronized byte[] read(Path file, long from, int length) throws IOException {
    operation("read");
    byte[] bytes = file(file).now;
    return Arrays.copyOfRange(bytes, (int) from, (int) Math.min(bytes.length, from + length));
  }

  @Override
  public synchronized long size(Path file) throws IOException {
    operation("size");
    return file(file).now.length;
  }

  @Override
  public synchronized boolean exists(Path file) {
    return names.containsKey(file)
        || names.keySet().stream().anyMatch(name -> file.equals(name.getParent()));
  }

  @Override
  public synchronized List<Path> list(Path folder) throws IOException {
    operation("list");
    return names.keySet().stream().filter(name -> folder.equals(name.getParent())).toList();
  }

  @Override
  public synchronized void move(Path from, Path to) throws IOException {
    operation("move");
    change(new Renaming(from, to, file(from)));
  }

  @Override
  public synchronized void link(Path file, Path name) throws IOException {
    operation("link");
    change(new Renaming(null, name, file(file)));
  }

  @Override
  public synchronized void delete(Path file) throws IOException {
    operation("delete");
    if (names.containsKey(file)) {
      change(new Renaming(file, null, null));
    }
  }

  @Override
  public synchronized void forceFolder(Path folder) throws IOException {
    operation("force of the folder");
    if (forcesFolders) {
      unforced.forEach(change -> apply(durableNames, change));
      unforced.clear();
    }
  }

  @Override
  public void makeFolder(Path folder) throws IOException {
    operation("folder");
  }

  @Override
  public boolean isOpenToAll(Path folder) {
    return openToAll;
  }

  @Override
  public String fileSystem(Path folder) {
    return type;
  }

  @Override
  public Closeable lock(Path file) {
    return () -> {};
  }

  @Override
  public Optional<Hold> hold(Path file, String holder, StringBuilder other) {
    return Optional.of(
        new Hold() {
          @Override
          public boolean isHeld() {
            return true;
          }

          @Override
          public void close() {}
        });
  }

  private final class Written implements Output {
    private final Inode file;

    Written(Inode file) {
      this.file = file;
    }

    @Override
    public int write(byte[] bytes, int from, int length) throws IOException {
      synchronized (CrashFiles.this) {
        operation("write");
        if (space == 0) {
          throw new IOException("No space left on device");
        }
        int taken = (int) Math.min(length, space);
        space -= taken;
        int at = file.now.length;
        file.now = Arrays.copyOf(file.now, at + taken);
        System.arraycopy(bytes, from, file.now, at, taken);
        return taken;
      }
    }

    @Override
    public void force() throws IOException {
      synchronized (CrashFiles.this) {
        operation("force");
        if (forcesFiles) {
          file.durable = file.now;
        }
      }
    }

    @Override
    public void close() throws IOException {
      synchronized (CrashFiles.this) {
        operation("close");
      }
    }
  }
}
