package org.parkwatch.facility.park;

import java.util.regex.Pattern;

/**
 * A word that people put on a place, cabinet or equipment, for rules to ask for. Immutable.
 *
 * @param code of the place, cabinet or equipment; one code stands for one of them
 * @param tag 1 to 40 letters of any script, digits, dashes, underscores and dots; case counts
 */
public record CodeTag(String code, String tag) {
  private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}_.-]{1,40}");

  /** What a tag is made of, for messages that say what is expected. */
  public static final String FORM = "1 to 40 letters, digits, dashes, underscores and dots";

  /** Whether a text can be a tag. */
  public static boolean isTag(String text) {
    return TAG.matcher(text).matches();
  }
}
