package org.parkwatch.alerting.rules;

/**
 * One thing wrong with a rule file.
 *
 * @param line 1-based, 0 where the whole file is meant
 * @param key such as {@code rules[2].clear}, empty where none is meant
 */
public record RuleProblem(String file, int line, String key, String message) {
  @Override
  public String toString() {
    return file + ":" + line + (key.isEmpty() ? "" : ": " + key) + ": " + message;
  }
}
