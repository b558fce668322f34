package org.parkwatch.profiles.read;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.parkwatch.profiles.binding.WireType;

/**
 * Raw values of one read, in the order of a plan's addresses. Re-used from read to read; confined
 * to one thread.
 */
public final class RawValues {
  private static final int TYPES = WireType.values().length;

  /** Codes above the wire types: why there is no number. */
  static final byte OTHER_TYPE = (byte) TYPES;

  static final byte NO_SUCH_OBJECT = (byte) (TYPES + 1);
  static final byte DEVICE_ERROR = (byte) (TYPES + 2);
  static final byte REFUSED = (byte) (TYPES + 3);

  /** Up to here every whole number is itself. */
  private static final double WHOLE = 0x1p53;

  /** A text that holds no number. */
  static final byte WORD = (byte) (TYPES + 4);

  /** Settings, types and presence of sensors come as any number that is typed as one. */
  static final int NUMBERS =
      1 << WireType.INTEGER.code()
          | 1 << WireType.GAUGE.code()
          | 1 << WireType.COUNTER.code()
          | 1 << WireType.NUMBER.code()
          | 1 << WireType.BOOLEAN.code();

  private byte[] kinds;
  private double[] numbers;
  private boolean[] uncertain;

  /** When each number was received, UTC milliseconds. */
  private long[] times;

  private long receivedMillis;
  private @Nullable String[] texts = new String[0];

  public RawValues(int capacity) {
    kinds = new byte[capacity];
    numbers = new double[capacity];
    uncertain = new boolean[capacity];
    times = new long[capacity];
  }

  /** Makes room for so many objects, all of them missing. */
  public void reset(int objects) {
    if (objects > kinds.length) {
      kinds = new byte[objects];
      numbers = new double[objects];
      uncertain = new boolean[objects];
      times = new long[objects];
    }
    Arrays.fill(uncertain, 0, objects, false);
    Arrays.fill(kinds, 0, objects, NO_SUCH_OBJECT);
    Arrays.fill(texts, null);
  }

  /** A number; NaN says that the device has no reading. */
  public void number(int object, WireType type, double value) {
    kinds[object] = (byte) type.code();
    numbers[object] = value;
    times[object] = receivedMillis;
  }

  /** What comes from now on was received then, UTC milliseconds; matters to clocks alone. */
  public void received(long millis) {
    receivedMillis = millis;
  }

  /** A text: the word of a state, or a number written out such as {@code 100.00}. */
  public void text(int object, String value) {
    if (texts.length < kinds.length) {
      texts = Arrays.copyOf(texts, kinds.length);
    }
    texts[object] = value;
    kinds[object] = WORD;
    try {
      number(object, WireType.TEXT, Double.parseDouble(value.strip()));
    } catch (NumberFormatException e) {
      // a word, or wrong where a number is wanted
    }
  }

  /** The device says itself that the value it gave is an estimate. */
  public void uncertain(int object) {
    uncertain[object] = true;
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

  /** Whether there is a number of one of the accepted types, given as bits of their codes. */
  Verdict check(int object, int accepted) {
    byte kind = kinds[object];
    if (kind < OTHER_TYPE && (accepted & 1 << kind) != 0) {
      return Double.isNaN(numbers[object]) ? Verdict.NO_READING : Verdict.GOOD;
    }
    if (kind == NO_SUCH_OBJECT) {
      return Verdict.NO_SUCH_OBJECT;
    }
    if (kind == DEVICE_ERROR) {
      return Verdict.DEVICE_ERROR;
    }
    return kind == REFUSED ? Verdict.REFUSED : Verdict.WRONG_TYPE;
  }

  /**
   * The value with its type on the wire, as {@code GAUGE 2301}, {@code 2301}, {@code "open"}; or
   * why there is none.
   */
  String written(int object) {
    byte kind = kinds[object];
    String text = text(object);
    if (text != null) {
      return '"' + text + '"';
    }
    if (kind >= OTHER_TYPE) {
      return switch (kind - OTHER_TYPE) {
        case 0 -> "(no number)";
        case 1 -> "(no such object)";
        case 2 -> "(error)";
        default -> "(refused)";
      };
    }
    double number = numbers[object];
    WireType type = WireType.of(kind);
    String digits = Double.isNaN(number) ? "(none)" : digits(number);
    return switch (type) {
      case NUMBER, BOOLEAN -> digits;
      case INTEGER, GAUGE, COUNTER, COUNTER64, TICKS, TEXT, CLOCK -> type + " " + digits;
    };
  }

  /** Of what came as a float of 32 bits no more digits than it has. */
  private static String digits(double number) {
    if (number == Math.rint(number) && Math.abs(number) < WHOLE) {
      return Long.toString((long) number);
    }
    float narrow = (float) number;
    return narrow == number ? Float.toString(narrow) : Double.toString(number);
  }

  /** The text that was sent, null if none was. */
  @Nullable String text(int object) {
    boolean text = kinds[object] == WORD || kinds[object] == WireType.TEXT.code();
    return text && object < texts.length ? texts[object] : null;
  }

  long receivedMillis(int object) {
    return times[object];
  }

  boolean isUncertain(int object) {
    return uncertain[object];
  }

  double number(int object) {
    return numbers[object];
  }

  /** The number whatever its type; NaN if there is none. */
  double anyNumber(int object) {
    return kinds[object] < OTHER_TYPE ? numbers[object] : Double.NaN;
  }
}
