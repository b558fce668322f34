package org.parkwatch.profiles;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parkwatch.facility.park.Names;

/**
 * One of the times that a group of points is there: a branch, a module, a cell, a sensor.
 *
 * @param label its number or name, which stands for <code>{n}</code>; a number with leading zeros
 *     for <code>{n:03}</code>
 * @param id by which the device knows it, which stands for <code>{id}</code>
 * @param shift of its registers from those of the first
 */
record Repeat(String label, String id, int shift) {
  /** Of points that are there once. */
  static final Repeat ONCE = new Repeat("", "", 0);

  private static final Pattern PLACE = Pattern.compile("\\{(n|id)(?::0([2-9]))?}");

  boolean once() {
    return label.isEmpty();
  }

  /** The text with label and id in place. */
  String fill(String text) {
    if (once()) {
      return text;
    }
    return PLACE
        .matcher(text)
        .replaceAll(place -> {
          String filler = place.group(1).equals("n") ? label : id;
          String width = place.group(2);
          boolean padded = width != null && filler.matches("[0-9]{1,9}");
          return Matcher.quoteReplacement(
              padded ? ("%0" + width + "d").formatted(Integer.parseInt(filler)) : filler);
        });
  }

  Names fill(Names names) {
    return new Names(fill(names.en()), fill(names.zh()));
  }
}
