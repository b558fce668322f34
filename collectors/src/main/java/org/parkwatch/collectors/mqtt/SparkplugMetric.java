package org.parkwatch.collectors.mqtt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a Sparkplug B payload.
 *
 * @param name null where only the alias is sent
 * @param alias -1 where there is none
 * @param millis when it was taken, UTC; 0 if it does not say
 * @param datatype code of Sparkplug 3.0.0 section 6.4.16; 0 where it is left out, as in data by
 *     alias
 * @param historical a value of the past, sent late
 * @param doubted whether its source says that it is bad or stale (section 6.4.14)
 * @param whole bits of a whole number, whose meaning depends on the datatype
 * @param number of the other kinds of numbers
 * @param text for texts only
 */
record SparkplugMetric(
    @Nullable String name,
    long alias,
    long millis,
    int datatype,
    boolean historical,
    boolean doubted,
    boolean isNull,
    Kind kind,
    long whole,
    double number,
    @Nullable String text) {
  /** How the value is written. */
  enum Kind {
    NONE,
    /** Up to 32 bits. */
    INT,
    /** 64 bits. */
    LONG,
    FLOATING,
    BOOLEAN,
    TEXT,
    /** Bytes, data sets, templates: nothing that a point could be. */
    OTHER
  }

  private static final int MAX_TEXT = 1024;
  private static final double TWO_TO_64 = 0x1p64;

  private static final String QUALITY = "Quality";
  private static final long GOOD = 192;
  private static final int MAX_PROPERTIES = 64;

  private static final int INT8 = 1;
  private static final int INT16 = 2;
  private static final int INT32 = 3;
  private static final int INT64 = 4;

  static SparkplugMetric read(ProtoReader in) throws MalformedPayload {
    String name = null;
    long alias = -1;
    long millis = 0;
    int datatype = 0;
    boolean historical = false;
    boolean doubted = false;
    boolean isNull = false;
    Kind kind = Kind.NONE;
    double number = 0;
    long whole = 0;
    String text = null;
    while (in.next()) {
      switch (in.field()) {
        case 1 -> name = in.text(MAX_TEXT);
        case 2 -> alias = in.number();
        case 3 -> millis = in.number();
        case 4 -> datatype = (int) in.number();
        case 5 -> historical = in.truth();
        case 7 -> isNull = in.truth();
        case 9 -> doubted = doubted(in.message());
        case 10 -> {
          kind = Kind.INT;
          whole = in.number();
        }
        case 11 -> {
          kind = Kind.LONG;
          whole = in.number();
        }
        case 12 -> {
          kind = Kind.FLOATING;
          number = in.float32();
        }
        case 13 -> {
          kind = Kind.FLOATING;
          number = in.float64();
        }
        case 14 -> {
          kind = Kind.BOOLEAN;
          number = in.truth() ? 1 : 0;
        }
        case 15 -> {
          kind = Kind.TEXT;
          text = in.text(MAX_TEXT);
        }
        case 16, 17, 18, 19 -> {
          kind = Kind.OTHER;
          in.skip();
        }
        default -> in.skip();
      }
    }
    return new SparkplugMetric(
        name, alias, millis, datatype, historical, doubted, isNull, kind, whole, number, text);
  }

  /** Whether a set of properties has a quality other than good. */
  private static boolean doubted(ProtoReader set) throws MalformedPayload {
    int keys = 0;
    int values = 0;
    int place = -1;
    List<Long> numbers = new ArrayList<>();
    while (set.next()) {
      switch (set.field()) {
        case 1 -> {
          if (QUALITY.equals(set.text(MAX_TEXT))) {
            place = keys;
          }
          keys++;
        }
        case 2 -> {
          long number = property(set.message());
          if (values++ < MAX_PROPERTIES) {
            numbers.add(number);
          }
        }
        default -> set.skip();
      }
    }
    return place >= 0 && place < numbers.size() && numbers.get(place) != GOOD;
  }

  /** The whole number that a property has; as good as good if it is something else. */
  private static long property(ProtoReader value) throws MalformedPayload {
    long number = GOOD;
    while (value.next()) {
      switch (value.field()) {
        case 3, 4 -> number = value.number();
        default -> value.skip();
      }
    }
    return number;
  }

  /**
   * The number it carries, not for texts.
   *
   * @param type code of the datatype, from here or from the birth: it says how to read a whole one
   */
  double value(int type) {
    return switch (kind) {
      case INT ->
          switch (type) {
            case INT8 -> (byte) whole;
            case INT16 -> (short) whole;
            case INT32, INT64 -> (int) whole;
            default -> whole & 0xFFFF_FFFFL;
          };
      case LONG -> type == INT64 || whole >= 0 ? whole : whole + TWO_TO_64;
      default -> number;
    };
  }
}
