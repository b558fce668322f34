package org.parkwatch.alerting.book;

/**
 * A rule file as it was put in force once.
 *
 * @param number 1, 2, 3 …
 * @param atMillis UTC, when it was put in force
 * @param author account, or {@link #DISK} where somebody changed the file itself
 * @param text empty where the file was removed
 */
public record RuleVersion(int number, long atMillis, String author, String reason, String text) {
  /** Stands for whoever changed a file outside of the program. */
  public static final String DISK = "disk";

  /** Stands for the program, of a file that it brings. */
  public static final String HOUSE = "house";
}
