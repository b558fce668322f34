package org.parkwatch.profiles.binding;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * An SNMP object identifier with its instance, in dotted numbers without a leading dot.
 *
 * @param text such as {@code 1.3.6.1.4.1.318.1.1.26.6.3.1.6.1}
 */
public record Oid(String text) implements Address, Comparable<Oid> {
  private static final Pattern FORM = Pattern.compile("[012](\\.(0|[1-9][0-9]{0,9})){1,126}");

  public Oid {
    if (!isValid(text)) {
      throw new IllegalArgumentException("'" + text + "' is not an object identifier");
    }
  }

  /** Whether the text is an identifier: dotted numbers, each at most 2^32-1. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches()
        && Arrays.stream(text.split("\\.")).allMatch(arc -> Long.parseLong(arc) <= 0xFFFF_FFFFL);
  }

  /** The arcs as unsigned 32-bit numbers. */
  public int[] arcs() {
    return Arrays.stream(text.split("\\.")).mapToInt(Integer::parseUnsignedInt).toArray();
  }

  /** Whether this identifier lies at or below the other. */
  public boolean startsWith(Oid prefix) {
    return text.equals(prefix.text) || text.startsWith(prefix.text + ".");
  }

  @Override
  public Family family() {
    return Family.SNMP;
  }

  @Override
  public int compareTo(Oid other) {
    return Arrays.compareUnsigned(arcs(), other.arcs());
  }

  @Override
  public String toString() {
    return text;
  }
}
