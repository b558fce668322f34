package org.parkwatch.alerting.severity;

import java.time.Duration;
import java.util.Locale;
import org.parkwatch.facility.park.Names;

/**
 * One level of an alarm.
 *
 * @param level 1 (the gravest) .. 4
 * @param sound that a control room plays
 * @param acknowledge within which somebody takes the alarm, from its beginning
 * @param arrive within which somebody stands before it
 * @param shelve for how long it may be kept off the list at most
 */
public record Severity(
    int level,
    Names names,
    Colour colour,
    Sound sound,
    Duration acknowledge,
    Duration arrive,
    Duration shelve,
    IsaPriority isaPriority,
    Wall wall) {

  /** A token of the design, dark and light. */
  public enum Colour {
    RED,
    ORANGE,
    YELLOW,
    BLUE;

    public String token() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is played. */
  public enum Sound {
    URGENT,
    IMPORTANT,
    GENERAL,
    NONE
  }

  /** Priorities of ISA-18.2-2016 and IEC 62682. */
  public enum IsaPriority {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW
  }

  /** How an alarm of the level comes to the wall of a control room, the smallest last. */
  public enum Wall {
    /** A card of its own, and what a room does. */
    CARD,
    /** Marks its room. */
    ROOM,
    /** Counted. */
    COUNT
  }
}
