package org.parkwatch.profiles.binding;

/**
 * In which order the words of a number stand. The bytes of a word are big-endian, as the standard
 * says, unless the name says swapped.
 */
public enum WordOrder {
  /** ABCD: the usual one. */
  HIGH_FIRST,
  /** CDAB. */
  LOW_FIRST,
  /** BADC. */
  HIGH_FIRST_SWAPPED,
  /** DCBA. */
  LOW_FIRST_SWAPPED;

  public boolean highFirst() {
    return this == HIGH_FIRST || this == HIGH_FIRST_SWAPPED;
  }

  /** Whether the two bytes of each word stand the wrong way round. */
  public boolean bytesSwapped() {
    return this == HIGH_FIRST_SWAPPED || this == LOW_FIRST_SWAPPED;
  }
}
