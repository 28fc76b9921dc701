package io.bi4j.data;

import io.bi4j.core.BiException;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.RunKey;
import io.bi4j.data.internal.parquet.ParquetErrors;
import io.bi4j.data.internal.parquet.ParquetFile;
import io.bi4j.data.internal.parquet.ParquetOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file in which rows stand before the run ends, and beside it a small one that says how long it
 * was at the last commit and with which checkpoint. Both lie in the folder of the target; the small
 * one is replaced as a whole.
 */
final class HiddenFile {
  static final String PIPELINE_KEY = "bi4j.pipeline";
  static final String CHECKPOINT_KEY = "bi4j.checkpoint";

  private final Path target;
  private final Path folder;
  private final Path part;
  private final Path mark;
  private final String pipeline;

  HiddenFile(Path target, Path folder, RunKey run) {
    this.target = target;
    this.folder = folder;
    this.part = folder.resolve("." + target.getFileName() + ".part");
    this.mark = folder.resolve("." + target.getFileName() + ".commit");
    this.pipeline = run.tenant() + "/" + run.pipeline();
  }

  /**
   * A commit that did not end its run.
   *
   * @param length how long the hidden file was
   */
  record Commit(long length, Checkpoint checkpoint) {}

  Path part() {
    return part;
  }

  String pipeline() {
    return pipeline;
  }

  /** The last commit of the pipeline, in the hidden file or in the target. */
  Optional<Checkpoint> lastCommitted() {
    Optional<Checkpoint> under = commit().map(Commit::checkpoint);
    Optional<Checkpoint> ended = published();
    if (under.isPresent() && ended.isPresent()) {
      return under.get().sequence() > ended.get().sequence() ? under : ended;
    }
    return under.or(() -> ended);
  }

  private Optional<Checkpoint> published() {
    if (!Files.isRegularFile(target)) {
      return Optional.empty();
    }
    try (ParquetFile file = ParquetFile.open(target, ParquetOptions.EXACT)) {
      return pipeline.equals(file.texts().get(PIPELINE_KEY))
          ? Optional.ofNullable(file.texts().get(CHECKPOINT_KEY)).map(Checkpoint::parse)
          : Optional.empty();
    } catch (BiException e) {
      if (e.code().equals(ParquetErrors.DAMAGED)) {
        // Not a file of ours: a run replaces it, whatever it is.
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The last commit that did not end its run; empty when there is none of this pipeline. */
  Optional<Commit> commit() {
    try {
      String[] lines = Files.readString(mark).split("\n", 3);
      if (lines.length < 3 || !lines[1].equals(pipeline)) {
        return Optional.empty();
      }
      long length = Long.parseLong(lines[0]);
      if (!Files.isRegularFile(part) || Files.size(part) < length) {
        throw damaged(null);
      }
      return Optional.of(new Commit(length, Checkpoint.parse(lines[2])));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | NumberFormatException e) {
      throw damaged(e);
    }
  }

  private BiException damaged(@Nullable Exception cause) {
    return new BiException(
        ParquetErrors.STATE_DAMAGED,
        "\""
            + mark
            + "\" says how far a run came, but cannot be used. Delete it and \""
            + part.getFileName()
            + "\" beside it, then begin the run again.",
        cause);
  }

  /** Notes a commit: written beside, synced, renamed into place, the folder synced. */
  void write(Commit commit) throws IOException {
    Path fresh = folder.resolve(mark.getFileName() + ".new");
    String text = commit.length() + "\n" + pipeline + "\n" + commit.checkpoint().toJson();
    try (FileChannel out =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    rename(fresh, mark);
  }

  /** Puts the hidden file in the place of the target. */
  void publish() throws IOException {
    rename(part, target);
    Files.deleteIfExists(mark);
  }

  private void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    // Some systems do not open folders; the name is then as durable as they make it.
    if (!System.getProperty("os.name", "").startsWith("Windows")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Drops what an earlier run did not end, before a new one begins. */
  void forget() throws IOException {
    Files.deleteIfExists(mark);
  }

  void delete() throws IOException {
    Files.deleteIfExists(part);
  }
}
