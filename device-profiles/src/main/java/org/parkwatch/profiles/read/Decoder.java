package org.parkwatch.profiles.read;

/** One point's way from raw values. Immutable. */
interface Decoder {
  /** Puts the point's value in place. */
  void decode(RawValues raw, PointValues into, int place);
}
