package org.parkwatch.profiles;

import java.util.regex.Pattern;
import org.parkwatch.facility.park.Names;

/**
 * One of the times that a group of points is there: a branch, a module, a cell.
 *
 * @param n its number, which stands for <code>{n}</code>, with leading zeros for <code>{n:03}
 *     </code>
 * @param shift of its registers from those of the first
 */
record Repeat(int n, int shift) {
  /** Of points that are there once. */
  static final Repeat ONCE = new Repeat(-1, 0);

  private static final Pattern PLACE = Pattern.compile("\\{n(?::0([2-9]))?}");

  boolean once() {
    return n < 0;
  }

  /** The text with the number in place. */
  String fill(String text) {
    if (once()) {
      return text;
    }
    return PLACE
        .matcher(text)
        .replaceAll(place -> {
          String width = place.group(1);
          return width == null ? String.valueOf(n) : ("%0" + width + "d").formatted(n);
        });
  }

  Names fill(Names names) {
    return new Names(fill(names.en()), fill(names.zh()));
  }
}
