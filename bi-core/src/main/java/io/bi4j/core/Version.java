package io.bi4j.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version of this library, as it was built.
 *
 * @since 0.1
 */
public final class Version {
  private static final String RESOURCE = "version.properties";

  private Version() {}

  /** The Maven version of bi-core, for example {@code 0.1.0}. */
  public static String current() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "bi-core has no "
                + RESOURCE
                + " beside Version.class; the jar was repackaged without"
                + " its resources. Keep io/bi4j/core/"
                + RESOURCE
                + ".");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE + " of bi-core.", e);
    }
    return properties.getProperty("version");
  }
}
