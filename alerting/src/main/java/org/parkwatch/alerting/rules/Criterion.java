package org.parkwatch.alerting.rules;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.parkwatch.facility.park.DeviceState;

/** What must be true of a point for an alarm, and for how long. Severities are 1 .. 4. */
public sealed interface Criterion {
  /** How long the criterion must hold before the alarm is raised. */
  Duration onDelay();

  /** How long it must be over before the alarm returns. */
  Duration offDelay();

  /**
   * A number lies beyond a limit.
   *
   * @param input what that number is
   * @param high true: above the limit; false: below it
   * @param clear the alarm returns at this value or on its safe side; the distance to the limit is
   *     the deadband
   */
  record Threshold(
      Input input,
      boolean high,
      Limit limit,
      Limit clear,
      Duration onDelay,
      Duration offDelay,
      int severity)
      implements Criterion {}

  /**
   * The newest sample is too old or BAD. On a {@code comm.up} point the value 0 counts as well: the
   * device is silent.
   */
  record Stale(Duration onDelay, Duration offDelay, int severity) implements Criterion {}

  /**
   * A device told one of these events by itself. It holds until a clearing event of the same point,
   * and for so long at most.
   *
   * @param severities of each event that is an alarm, by the state that it stands for
   * @param lasts how long it holds if no clearing event comes; counts anew when it is told again
   */
  record Event(Map<DeviceState, Integer> severities, Duration lasts) implements Criterion {
    public Event {
      severities = Map.copyOf(new EnumMap<>(severities));
    }

    /** An event is told once. */
    @Override
    public Duration onDelay() {
      return Duration.ZERO;
    }

    /** A clearing event ends it at once. */
    @Override
    public Duration offDelay() {
      return Duration.ZERO;
    }
  }

  /**
   * The device says itself that it is in one of these states.
   *
   * @param severities of each state that is an alarm
   */
  record State(Map<DeviceState, Integer> severities, Duration onDelay, Duration offDelay)
      implements Criterion {
    public State {
      severities = Map.copyOf(new EnumMap<>(severities));
    }
  }
}
