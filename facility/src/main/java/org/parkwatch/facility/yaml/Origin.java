package org.parkwatch.facility.yaml;

/**
 * Where something was written.
 *
 * @param file name or path as the reader knows it
 * @param line 1-based, 0 where the whole file or folder is meant
 * @param key path of the key, such as {@code points[2].decimals}; may be empty
 */
public record Origin(String file, int line, String key) {
  /** The key {@code name} inside this one, standing on a line of its own. */
  Origin inside(String name, int line) {
    String path = key.isEmpty() || name.isEmpty() ? key + name : key + "." + name;
    return new Origin(file, line, path);
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
