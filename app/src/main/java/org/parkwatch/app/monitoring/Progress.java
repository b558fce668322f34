package org.parkwatch.app.monitoring;

/** Lines that the launcher shows while the server starts. */
final class Progress {
  private Progress() {}

  static void say(String text) {
    System.out.println("parkwatch: " + text);
  }
}
