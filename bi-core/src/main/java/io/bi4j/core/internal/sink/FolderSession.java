package io.bi4j.core.internal.sink;

import io.bi4j.core.BiException;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.durable.DurableFiles;
import io.bi4j.core.internal.durable.FileOps;
import io.bi4j.core.internal.durable.FileProblem;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.PartToken;
import io.bi4j.core.spi.RecordWriter;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.WriteSession;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One process's writing into a folder. */
final class FolderSession implements WriteSession {
  private static final String PREFIX = "part-";
  private static final String HIDDEN = ".part-";

  private final Path folder;
  private final RowFormat format;
  private final FileOps ops;
  private final DurableFiles files;
  private final boolean replacing;
  private final RunKey key;
  private final Schema schema;
  private final List<Writer> writers = new ArrayList<>();
  private final List<Manifest.Part> flushed = new ArrayList<>();
  private boolean resumed;
  private @Nullable Manifest manifest;

  FolderSession(
      Path folder, RowFormat format, FileOps ops, boolean replacing, RunKey key, Schema schema) {
    this.folder = folder;
    this.format = format;
    this.ops = ops;
    this.files = new DurableFiles(ops, false);
    this.replacing = replacing;
    this.key = key;
    this.schema = schema;
  }

  private Path manifestFile() {
    return folder.resolve(Manifest.FILE);
  }

  private Closeable lock() throws IOException {
    return ops.lock(folder.resolve(".lock"));
  }

  /** Reads the manifest and removes what crashed processes left behind. */
  void begin() {
    try {
      if (!ops.exists(folder)) {
        throw new BiException(
            CoreErrors.FILE_NOT_FOUND,
            "Folder \"" + folder + "\" does not exist. Create it first.");
      }
      try (Closeable locked = lock()) {
        manifest = readManifest();
        checkOwner();
        removeUnnamed(manifest);
      }
    } catch (IOException e) {
      throw FolderSink.failed(folder, FileProblem.describe(e), e);
    }
  }

  private @Nullable Manifest readManifest() throws IOException {
    return ops.exists(manifestFile())
        ? Manifest.decode(ops.read(manifestFile()), manifestFile())
        : null;
  }

  private void checkOwner() {
    Manifest found = manifest;
    if (found != null && !found.isOf(key)) {
      throw new BiException(
          CoreErrors.BAD_PIPELINE,
          "Folder \""
              + folder
              + "\" holds rows of pipeline \""
              + found.pipeline()
              + "\", not of \""
              + key.pipeline()
              + "\". Give each pipeline a folder of its own.");
    }
    if (found != null && !replacing && !found.columns().equals(Manifest.columns(schema))) {
      throw new BiException(
          CoreErrors.SCHEMA_MISMATCH,
          "Folder \""
              + folder
              + "\" holds rows with columns "
              + found.columns()
              + ", the pipeline has "
              + Manifest.columns(schema)
              + ". Write to another folder, or make the columns the same.");
    }
  }

  /** Files of ours that no manifest names were never committed. */
  private void removeUnnamed(@Nullable Manifest named) throws IOException {
    for (Path file : ops.list(folder)) {
      String name = String.valueOf(file.getFileName());
      boolean part = name.startsWith(PREFIX) || name.startsWith(HIDDEN);
      if (part && (named == null || !named.names(name))) {
        ops.delete(file);
      }
    }
  }

  @Override
  public Optional<Checkpoint> lastCommitted() {
    return Optional.ofNullable(manifest).map(Manifest::checkpoint);
  }

  @Override
  public void resume(Checkpoint committed) {
    resumed = true;
  }

  @Override
  public RecordWriter writer(int part) {
    Writer writer = new Writer(part);
    writers.add(writer);
    return writer;
  }

  @Override
  public void commit(List<PartToken> parts, Checkpoint checkpoint) {
    try (Closeable locked = lock()) {
      Manifest current = readManifest();
      if (current != null) {
        checkpoint.requireAfter(current.checkpoint(), folder.getFileName() + "/");
      }
      publish();
      Manifest next = after(current, checkpoint);
      files.replace(manifestFile(), next.encode(), null);
      manifest = next;
      flushed.clear();
      resumed = true;
      if (current != null) {
        removeReplaced(current, next);
      }
    } catch (IOException e) {
      throw FolderSink.failed(folder, FileProblem.describe(e), e);
    }
  }

  /** Gives the files of this commit their names, durably, before a manifest names them. */
  private void publish() throws IOException {
    for (Manifest.Part part : flushed) {
      ops.move(folder.resolve("." + part.name()), folder.resolve(part.name()));
    }
    if (!flushed.isEmpty()) {
      ops.forceFolder(folder);
    }
  }

  private Manifest after(@Nullable Manifest current, Checkpoint checkpoint) {
    List<Manifest.Part> visible = new ArrayList<>();
    List<Manifest.Part> pending = new ArrayList<>();
    if (current != null) {
      visible.addAll(current.parts());
      // Files of a run that did not go on are dropped with the first commit of the next.
      if (resumed) {
        pending.addAll(current.pending());
      }
    }
    (replacing ? pending : visible).addAll(flushed);
    if (replacing && checkpoint.last()) {
      visible.clear();
      visible.addAll(pending);
      pending.clear();
    }
    return new Manifest(
        key.tenant(),
        key.pipeline(),
        Manifest.columns(schema),
        List.copyOf(visible),
        List.copyOf(pending),
        checkpoint);
  }

  private void removeReplaced(Manifest before, Manifest after) throws IOException {
    List<Manifest.Part> old = new ArrayList<>(before.parts());
    old.addAll(before.pending());
    for (Manifest.Part part : old) {
      if (!after.names(part.name())) {
        ops.delete(folder.resolve(part.name()));
      }
    }
  }

  /**
   * Removes what was not committed. Whether a commit that failed has happened is read from the
   * folder, not guessed.
   */
  @Override
  public void abort() {
    try {
      for (Writer writer : writers) {
        writer.drop();
      }
      if (!flushed.isEmpty()) {
        try (Closeable locked = lock()) {
          Manifest current = readManifest();
          for (Manifest.Part part : flushed) {
            ops.delete(folder.resolve("." + part.name()));
            if (current == null || !current.names(part.name())) {
              ops.delete(folder.resolve(part.name()));
            }
          }
        }
        flushed.clear();
      }
    } catch (IOException e) {
      throw FolderSink.failed(folder, FileProblem.describe(e), e);
    }
  }

  @Override
  public void close() {
    abort();
  }

  /** Writes one file per commit. */
  private final class Writer implements RecordWriter {
    private final int number;
    private int files;
    private @Nullable PartFile current;

    Writer(int number) {
      this.number = number;
    }

    @Override
    public void write(RecordBatch rows) {
      try {
        PartFile file = current;
        if (file == null) {
          file = PartFile.create(ops, folder.resolve("." + nextName()), format, schema);
          current = file;
        }
        file.write(rows);
      } catch (IOException e) {
        throw FolderSink.failed(folder, FileProblem.describe(e), e);
      }
    }

    private String nextName() {
      return String.format(
          "%s%08d-%06d-%03d.%s", PREFIX, key.fence(), ++files, number, format.extension());
    }

    @Override
    public PartToken flush() {
      PartFile file = current;
      if (file == null) {
        return new PartToken(number, 0, "");
      }
      try {
        long bytes = file.end();
        file.force();
        file.close();
        String name = String.valueOf(file.path().getFileName()).substring(1);
        flushed.add(new Manifest.Part(name, file.rows(), bytes));
        current = null;
        return new PartToken(number, file.rows(), name);
      } catch (IOException e) {
        throw FolderSink.failed(folder, FileProblem.describe(e), e);
      }
    }

    void drop() throws IOException {
      PartFile file = current;
      current = null;
      if (file != null) {
        file.close();
        ops.delete(file.path());
      }
    }

    @Override
    public void close() {
      // The session closes the file: it decides between commit and abort.
    }
  }
}
