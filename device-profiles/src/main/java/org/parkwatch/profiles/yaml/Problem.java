package org.parkwatch.profiles.yaml;

/**
 * One mistake in a file that a person wrote.
 *
 * @param file name or path as the reader knows it
 * @param line 1-based
 * @param key dotted path of the key, such as {@code points[2].decimals}; empty for the whole file
 */
public record Problem(String file, int line, String key, String message) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + (key.isEmpty() ? "" : key + ": ") + message;
  }
}
