package org.parkwatch.simulators.lists;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The documents that come with the simulators, for people and for the simulators alike. */
public final class Documents {
  /** From the root: a way up through {@code ..} is not found in a jar. */
  private static final String FOLDER = "/org/parkwatch/simulators/";

  private Documents() {}

  /**
   * The text of a document.
   *
   * @param name such as {@code modbus-lists.md}
   * @throws IllegalStateException if there is none of that name
   */
  public static String text(String name) {
    try (InputStream in = Documents.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the simulators lack their document " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
