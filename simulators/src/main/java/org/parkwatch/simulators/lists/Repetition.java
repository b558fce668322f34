package org.parkwatch.simulators.lists;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a table counts: with {@code n} from the first to the last number.
 *
 * @param stride how many registers lie between two; 0 where there are none
 */
public record Repetition(int first, int last, int stride) {
  static final Repetition ONCE = new Repetition(1, 1, 0);

  private static final Pattern TEXT = Pattern.compile("n = (\\d+)\\.\\.(\\d+)(?:, stride (\\d+))?");
  private static final Pattern NUMBER = Pattern.compile("\\{n(?::0(\\d))?}");

  /**
   * What is written, such as {@code n = 1..20, stride 15}.
   *
   * @throws IllegalArgumentException if it is not written so
   */
  static Repetition of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("cannot read 'Repeated: " + text + "'");
    }
    String stride = matcher.group(3);
    return new Repetition(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        stride == null ? 0 : Integer.parseInt(stride));
  }

  /** A cell with the number in place of its n in braces, with zeros before it if that says so. */
  public static String numbered(String cell, int n) {
    return NUMBER
        .matcher(cell)
        .replaceAll(found -> {
          String width = found.group(1);
          return width == null
              ? Integer.toString(n)
              : String.format(Locale.ROOT, "%0" + width + "d", n);
        });
  }
}
