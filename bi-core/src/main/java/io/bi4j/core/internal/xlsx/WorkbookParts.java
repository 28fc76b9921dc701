package io.bi4j.core.internal.xlsx;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.scan.InputFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The parts of an open workbook file and how they relate. All parts share one budget of bytes. */
final class WorkbookParts implements AutoCloseable {
  private final String file;
  private final FileChannel channel;
  private final ZipDirectory directory;
  private final XlsxLimits limits;
  private final PartStream.Budget budget = new PartStream.Budget();

  private WorkbookParts(
      String file, FileChannel channel, ZipDirectory directory, XlsxLimits limits) {
    this.file = file;
    this.channel = channel;
    this.directory = directory;
    this.limits = limits;
  }

  /**
   * Opens a file.
   *
   * @throws BiException when it is missing, damaged or something else than a workbook
   */
  static WorkbookParts open(Path path, XlsxLimits limits) {
    InputFiles.check(path);
    String file = String.valueOf(path.getFileName());
    try {
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      try {
        FileKind.checkZip(file, channel);
        return new WorkbookParts(file, channel, ZipDirectory.read(file, channel), limits);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw readFailed(file, e);
    }
  }

  /** A failure to read, or the failure of a limit that hides in it. */
  static BiException readFailed(String file, IOException cause) {
    return new BiException(
        CoreErrors.READ_FAILED,
        "File \"" + file + "\" could not be read: " + cause.getMessage() + ". Try again.",
        cause);
  }

  /** The name of the file, for messages. */
  String file() {
    return file;
  }

  boolean has(String part) {
    return directory.find(part) != null;
  }

  /**
   * Opens a part that must be there.
   *
   * @throws BiException {@code core/bad-workbook} when it is not
   */
  InputStream open(String part) {
    ZipPart found = directory.find(part);
    if (found == null) {
      throw XlsxErrors.damaged(file, "its part \"" + XlsxErrors.shown(part) + "\" is missing");
    }
    return new PartStream(file, channel, found, limits, budget);
  }

  /** Walks the elements of a small part. */
  void walk(String part, SmallPart.Visitor visitor) {
    try (InputStream in = open(part)) {
      SmallPart.walk(file, part, in, visitor);
    } catch (IOException e) {
      throw readFailed(file, e);
    }
  }

  /**
   * A relation from one part to another.
   *
   * @param id its name in the part
   * @param type the last word of its kind, for example {@code worksheet}
   * @param target the other part
   */
  record Relation(String id, String type, String target) {}

  /** The relations of a part to other parts of the file; those to the outside are left out. */
  List<Relation> relations(String part) {
    int slash = part.lastIndexOf('/');
    String folder = part.substring(0, slash + 1);
    String place = folder + "_rels/" + part.substring(slash + 1) + ".rels";
    List<Relation> relations = new ArrayList<>();
    if (has(place)) {
      walk(
          place,
          (path, attributes) -> {
            String type = attributes.get("Type");
            String target = attributes.get("Target");
            boolean outside = "External".equals(attributes.get("TargetMode"));
            if (type != null && target != null && !outside) {
              String id = Optional.ofNullable(attributes.get("Id")).orElse("");
              String word = type.substring(type.lastIndexOf('/') + 1);
              relations.add(new Relation(id, word, resolve(folder, target)));
            }
          });
    }
    return relations;
  }

  /** The first relation of a kind. */
  static Optional<Relation> ofType(List<Relation> relations, String type) {
    return relations.stream().filter(r -> r.type().equals(type)).findFirst();
  }

  /** A target as a path in the archive; dots are resolved and cannot lead outside. */
  private static String resolve(String folder, String target) {
    Deque<String> path = new ArrayDeque<>();
    String whole = target.startsWith("/") ? target : folder + target;
    for (String step : whole.split("/")) {
      if (step.equals("..")) {
        path.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        path.addLast(step);
      }
    }
    return String.join("/", path);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw readFailed(file, e);
    }
  }
}
