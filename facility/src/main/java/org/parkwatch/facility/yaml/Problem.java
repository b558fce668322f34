package org.parkwatch.facility.yaml;

/**
 * One mistake in a file that a person wrote.
 *
 * @param file name or path as the reader knows it, with forward slashes inside a folder
 * @param line 1-based, 0 where the whole file or folder is meant
 * @param key path of the key or name of the column, such as {@code places[0].code}; may be empty
 * @param message what is wrong and what is expected
 */
public record Problem(String file, int line, String key, String message) {
  /** As editors and compilers write it: {@code file:line: key: message}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + (key.isEmpty() ? "" : key + ": ") + message;
  }
}
