package org.parkwatch.telemetry.sample;

/**
 * How far a sample may be believed, with the reason, as in OPC UA Part 8. Age is not a quality:
 * readers compute staleness. In columns a quality is its {@link #code()}.
 */
public enum Quality {
  GOOD(0),
  /** Source time lies outside the allowed bound of receipt; receipt time was taken. */
  UNCERTAIN_CLOCK(0x41),
  /** The device says itself that the value is an estimate or the sensor is not calibrated. */
  UNCERTAIN_DEVICE(0x42),
  /** A sum of which less than 95 % is measured: what is missing is not in it. */
  UNCERTAIN_PARTIAL(0x43),
  /** No answer within timeout and retries. */
  BAD_TIMEOUT(0x81),
  /** The device does not have this object (noSuchObject, noSuchInstance, illegal address). */
  BAD_NO_SUCH_OBJECT(0x82),
  /** The device gave its code for "no reading": sensor absent or not ready. */
  BAD_NO_READING(0x83),
  /** Outside what is physically plausible for the quantity. */
  BAD_IMPLAUSIBLE(0x84),
  /** The value has another type than the profile says. */
  BAD_TYPE(0x85),
  /** The answer could not be decoded, was truncated, too large or did not match the request. */
  BAD_MALFORMED(0x86),
  /** The device answered with an error of its protocol. */
  BAD_DEVICE_ERROR(0x87),
  /** The device refused the credential. */
  BAD_REFUSED(0x88),
  /** Not asked: the device is silent and asked less often. */
  BAD_BACKED_OFF(0x89),
  /** Too little is measured of what a derived point is computed from. */
  BAD_NOT_MEASURED(0x8A);

  private static final Quality[] BY_CODE = new Quality[256];

  static {
    for (Quality quality : values()) {
      BY_CODE[quality.code & 0xFF] = quality;
    }
  }

  private final byte code;

  Quality(int code) {
    this.code = (byte) code;
  }

  public byte code() {
    return code;
  }

  /**
   * The quality with this code.
   *
   * @throws IllegalArgumentException for a code that no quality has
   */
  public static Quality of(byte code) {
    Quality quality = BY_CODE[code & 0xFF];
    if (quality == null) {
      throw new IllegalArgumentException("no quality has code 0x%02X".formatted(code & 0xFF));
    }
    return quality;
  }

  /** True for GOOD and UNCERTAIN: the value is a number that may be shown. */
  public static boolean usable(byte code) {
    return code >= 0;
  }
}
