package io.bi4j.testkit.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** One right way to replace a file, and wrong ones that people write. */
enum Writers {
  RIGHT {
    @Override
    void replace(Path file, String text) throws IOException {
      Path part = part(file);
      try (FileChannel out = create(part)) {
        writeAll(out, text);
        out.force(true);
      } catch (IOException e) {
        Files.deleteIfExists(part);
        throw e;
      }
      rename(part, file);
      forceFolder(file);
    }
  },
  IN_PLACE {
    @Override
    void replace(Path file, String text) throws IOException {
      try (FileChannel out = create(file)) {
        writeAll(out, text);
        out.force(true);
      }
      forceFolder(file);
    }
  },
  WITHOUT_FORCING_THE_FILE {
    @Override
    void replace(Path file, String text) throws IOException {
      Path part = part(file);
      try (FileChannel out = create(part)) {
        writeAll(out, text);
      }
      rename(part, file);
      forceFolder(file);
    }
  },
  WITHOUT_FORCING_THE_FOLDER {
    @Override
    void replace(Path file, String text) throws IOException {
      Path part = part(file);
      try (FileChannel out = create(part)) {
        writeAll(out, text);
        out.force(true);
      }
      rename(part, file);
    }
  },
  RENAMING_BEFORE_FORCING {
    @Override
    void replace(Path file, String text) throws IOException {
      Path part = part(file);
      try (FileChannel out = create(part)) {
        writeAll(out, text);
        rename(part, file);
        forceFolder(file);
        out.force(true);
      }
    }
  },
  DELETING_FIRST {
    @Override
    void replace(Path file, String text) throws IOException {
      Path part = part(file);
      try (FileChannel out = create(part)) {
        writeAll(out, text);
        out.force(true);
      }
      Files.deleteIfExists(file);
      rename(part, file);
      forceFolder(file);
    }
  },
  TRUSTING_ONE_WRITE {
    @Override
    void replace(Path file, String text) throws IOException {
      Path part = part(file);
      try (FileChannel out = create(part)) {
        out.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
        out.force(true);
      }
      rename(part, file);
      forceFolder(file);
    }
  },
  LEAVING_THE_FILE_OPEN {
    @Override
    void replace(Path file, String text) throws IOException {
      Path part = part(file);
      FileChannel out = create(part);
      writeAll(out, text);
      out.force(true);
      rename(part, file);
      forceFolder(file);
    }
  };

  abstract void replace(Path file, String text) throws IOException;

  private static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING);
  }

  private static void writeAll(FileChannel out, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void forceFolder(Path file) throws IOException {
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}
