package org.parkwatch.profiles.read;

import java.util.Arrays;
import org.parkwatch.profiles.binding.WireType;

/**
 * Raw values of one answer, in the order of a plan's objects. Re-used from answer to answer;
 * confined to one thread.
 */
public final class RawValues {
  private static final int TYPES = WireType.values().length;

  /** Codes above the wire types: why there is no number. */
  static final byte OTHER_TYPE = (byte) TYPES;

  static final byte NO_SUCH_OBJECT = (byte) (TYPES + 1);
  static final byte DEVICE_ERROR = (byte) (TYPES + 2);
  static final byte REFUSED = (byte) (TYPES + 3);

  private byte[] kinds;
  private double[] numbers;

  public RawValues(int capacity) {
    kinds = new byte[capacity];
    numbers = new double[capacity];
  }

  /** Makes room for so many objects, all of them missing. */
  public void reset(int objects) {
    if (objects > kinds.length) {
      kinds = new byte[objects];
      numbers = new double[objects];
    }
    Arrays.fill(kinds, 0, objects, NO_SUCH_OBJECT);
  }

  public void number(int object, WireType type, double value) {
    kinds[object] = (byte) type.code();
    numbers[object] = value;
  }

  /** A value that is no number, or text that holds none. */
  public void otherType(int object) {
    kinds[object] = OTHER_TYPE;
  }

  public void noSuchObject(int object) {
    kinds[object] = NO_SUCH_OBJECT;
  }

  public void deviceError(int object) {
    kinds[object] = DEVICE_ERROR;
  }

  public void refused(int object) {
    kinds[object] = REFUSED;
  }

  byte kind(int object) {
    return kinds[object];
  }

  double number(int object) {
    return numbers[object];
  }
}
