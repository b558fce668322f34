package org.parkwatch.ui.live;

/**
 * Why a frame carries no number for a cabinet. {@link #code()} stands in the place of the value;
 * {@code NoValue} of the floor map's {@code frame.ts} has the same codes.
 */
enum NoValue {
  /** The device never answered since it is known. */
  NEVER(-32768),
  /** The newest value is too old to stand for the present. */
  STALE(-32767),
  /** The device does not answer. */
  NO_ANSWER(-32766),
  /** The device answers but gives no usable number. */
  NO_READING(-32765),
  /** Nobody rents this position. */
  FREE(-32764),
  /** Not in service yet. */
  COMMISSIONING(-32763),
  /** No device here measures it. */
  NO_SENSOR(-32762);

  /** The lowest number that is a value. */
  static final short FIRST_VALUE = -32700;

  private final short code;

  NoValue(int code) {
    this.code = (short) code;
  }

  short code() {
    return code;
  }

  /** A number in the frame's unit, held inside the range of values. */
  static short value(double number) {
    return (short) Math.clamp(Math.round(number), FIRST_VALUE, Short.MAX_VALUE);
  }
}
