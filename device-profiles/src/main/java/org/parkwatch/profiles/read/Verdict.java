package org.parkwatch.profiles.read;

/** Whether a point could be read, and if not why. */
public enum Verdict {
  GOOD,
  /** The device does not have the object. */
  NO_SUCH_OBJECT,
  /** The device gave its code for "no reading", or the sensor is absent or of another type. */
  NO_READING,
  /** Outside the plausible range, or a code or unit that the profile does not know. */
  IMPLAUSIBLE,
  /** The value has another type than the profile says. */
  WRONG_TYPE,
  /** The device answered with an error for this object. */
  DEVICE_ERROR,
  /** The device does not let us read this object. */
  REFUSED
}
