package io.bi4j.testkit.files;

/**
 * What code does with files, as {@link FaultyFileSystem} counts it.
 *
 * @since 0.1
 */
public enum FileOperation {
  /** Opens an existing file to read it, or a folder to force it. */
  OPEN_READ(false),
  /** Opens or creates a file to write it. */
  OPEN_WRITE(true),
  /** Reads bytes. */
  READ(false),
  /** Writes bytes. */
  WRITE(true),
  /** Cuts a file to a length. */
  TRUNCATE(true),
  /** Forces the bytes of a file to disk. */
  FORCE(true),
  /** Forces the names in a folder to disk. */
  FORCE_FOLDER(true),
  /** Gives a file or folder another name. */
  MOVE(true),
  /** Gives a file one more name. */
  LINK(true),
  /** Creates a folder. */
  CREATE_FOLDER(true),
  /** Deletes a file or folder. */
  DELETE(true),
  /** Lists a folder. */
  LIST(false),
  /** Reads attributes, or asks whether a file is there. */
  READ_ATTRIBUTES(false),
  /** Sets an attribute. */
  SET_ATTRIBUTE(true),
  /** Locks a file. */
  LOCK(false);

  private final boolean changing;

  FileOperation(boolean changing) {
    this.changing = changing;
  }

  /** Whether it changes what is on disk. */
  public boolean isChanging() {
    return changing;
  }
}
