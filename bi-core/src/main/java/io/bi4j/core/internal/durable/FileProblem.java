package io.bi4j.core.internal.durable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What an exception of the file system means, in words: the JDK often gives only the path. */
public final class FileProblem {
  private FileProblem() {}

  /** A few words, without a full stop. */
  public static String describe(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return "\"" + denied.getFile() + "\" may not be written by this process";
    }
    if (e instanceof NoSuchFileException missing) {
      return "\"" + missing.getFile() + "\" does not exist";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
