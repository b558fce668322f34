package org.parkwatch.ui.shell;

/**
 * One step of the way to what is shown.
 *
 * @param target address inside the application, empty for the last step
 */
public record Crumb(String text, String target) {
  public static Crumb last(String text) {
    return new Crumb(text, "");
  }
}
