package io.bi4j.testkit.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a folder is on disk for certain, and what only in the cache: for each file its forced
 * bytes and the writes since, for each folder its forced names and the changes since. Guarded by
 * the layer.
 */
final class CrashModel {
  private final Path root;
  private final FolderNode top = new FolderNode();
  private final List<NameChange> unforced = new ArrayList<>();
  private boolean forcesFiles = true;
  private boolean forcesFolders = true;

  CrashModel(Path root) throws IOException {
    this.root = root;
    load(root, top);
  }

  /** A file or folder; it keeps its identity when it is renamed. */
  abstract static sealed class Node permits FolderNode, FileNode {}

  /** The names in a folder: as programs see them, and as they are on disk for certain. */
  private static final class FolderNode extends Node {
    private final Map<String, Node> now = new TreeMap<>();
    private final Map<String, Node> durable = new TreeMap<>();
  }

  /** The bytes of a file. */
  static final class FileNode extends Node {
    private final UnforcedBytes bytes;

    FileNode(byte[] durable) {
      this.bytes = new UnforcedBytes(durable);
    }

    void written(long at, byte[] data) {
      bytes.written(at, data);
    }

    void truncated(long length) {
      bytes.truncated(length);
    }
  }

  /** A node loses one name, gets one, or both at once, as by a move. */
  private record NameChange(
      @Nullable FolderNode from,
      String fromName,
      @Nullable FolderNode to,
      String toName,
      Node node) {
    void apply() {
      if (from != null && from.durable.get(fromName) == node) {
        from.durable.remove(fromName);
      }
      if (to != null) {
        to.durable.put(toName, node);
      }
    }

    /** Whether forcing this folder makes the change certain: of a move, the folder moved to. */
    boolean isForcedBy(Node folder) {
      return to != null ? to == folder : from == folder;
    }
  }

  private void load(Path folder, FolderNode node) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.toList()) {
        Node loaded;
        if (Files.isDirectory(child)) {
          FolderNode below = new FolderNode();
          load(child, below);
          loaded = below;
        } else {
          loaded = new FileNode(Files.readAllBytes(child));
        }
        node.now.put(nameOf(child), loaded);
        node.durable.put(nameOf(child), loaded);
      }
    }
  }

  private static String nameOf(Path path) {
    return String.valueOf(path.getFileName());
  }

  void ignoreForce(boolean files, boolean folders) {
    forcesFiles = !files;
    forcesFolders = !folders;
  }

  /** The file or folder that has this name now, or null outside of the root. */
  @Nullable Node find(Path path) {
    Path file = path.toAbsolutePath().normalize();
    if (!file.startsWith(root)) {
      return null;
    }
    Node node = top;
    for (Path part : root.relativize(file)) {
      if (!part.toString().isEmpty()) {
        node = node instanceof FolderNode folder ? folder.now.get(part.toString()) : null;
      }
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  private @Nullable FolderNode parentOf(Path path) {
    Path parent = path.toAbsolutePath().normalize().getParent();
    return parent != null && find(parent) instanceof FolderNode folder ? folder : null;
  }

  void created(Path path, boolean folder) {
    add(path, folder ? new FolderNode() : new FileNode(new byte[0]));
  }

  void linked(Path name, Path existing) {
    Node node = find(existing);
    if (node != null) {
      add(name, node);
    }
  }

  private void add(Path path, Node node) {
    FolderNode folder = parentOf(path);
    if (folder != null) {
      folder.now.put(nameOf(path), node);
      unforced.add(new NameChange(null, "", folder, nameOf(path), node));
    }
  }

  void deleted(Path path) {
    FolderNode folder = parentOf(path);
    Node node = folder == null ? null : folder.now.remove(nameOf(path));
    if (node != null) {
      unforced.add(new NameChange(folder, nameOf(path), null, "", node));
    }
  }

  void moved(Path source, Path target) {
    FolderNode from = parentOf(source);
    FolderNode to = parentOf(target);
    Node node = from == null ? null : from.now.get(nameOf(source));
    if (node == null || find(target) == node) {
      return;
    }
    if (from != null) {
      from.now.remove(nameOf(source));
    }
    if (to != null) {
      to.now.put(nameOf(target), node);
    }
    unforced.add(new NameChange(from, nameOf(source), to, nameOf(target), node));
  }

  void forced(Node node, boolean folder) {
    if (node instanceof FileNode file) {
      if (forcesFiles) {
        file.bytes.force();
      }
    } else if (folder && forcesFolders) {
      unforced.stream().filter(change -> change.isForcedBy(node)).forEach(NameChange::apply);
      unforced.removeIf(change -> change.isForcedBy(node));
    }
  }

  /** What is certain stays; of the rest a random part does. The folder below is made anew. */
  void lose(Random random) throws IOException {
    boolean most = random.nextBoolean();
    for (NameChange change : unforced) {
      if (most ? random.nextInt(4) > 0 : random.nextInt(4) == 0) {
        change.apply();
      }
    }
    unforced.clear();
    clear(root);
    write(root, top, random, new IdentityHashMap<>());
  }

  static void clear(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      below
          .sorted(Comparator.reverseOrder())
          .filter(path -> !path.equals(folder))
          .forEach(CrashModel::delete);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path path, FolderNode folder, Random random, Map<Node, Path> written)
      throws IOException {
    folder.now.clear();
    folder.now.putAll(folder.durable);
    for (Map.Entry<String, Node> entry : folder.durable.entrySet()) {
      Path child = path.resolve(entry.getKey());
      Path twin = written.putIfAbsent(entry.getValue(), child);
      if (entry.getValue() instanceof FolderNode below) {
        Files.createDirectory(child);
        write(child, below, random, written);
      } else if (twin != null) {
        Files.createLink(child, twin);
      } else if (entry.getValue() instanceof FileNode file) {
        Files.write(child, file.bytes.lose(random));
      }
    }
  }
}
