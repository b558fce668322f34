package org.parkwatch.app.control;

import java.io.IOException;
import java.util.List;

/** A verb of the command line that the running server carries out. Called on threads of its own. */
public interface ControlCommand {
  /** The first word, such as {@code backup}. */
  String verb();

  /**
   * Carries it out.
   *
   * @param words after the verb
   * @param progress takes lines for the person who waits
   * @return the last line
   * @throws IOException if it could not be done, or nobody waits any more; the message says why
   * @throws IllegalArgumentException if the words are not understood
   */
  String run(List<String> words, Progress progress) throws IOException;

  /** Where lines go while something takes its time. */
  interface Progress {
    /**
     * Shows a line.
     *
     * @throws IOException if the person is gone: end what was begun
     */
    void say(String line) throws IOException;
  }
}
