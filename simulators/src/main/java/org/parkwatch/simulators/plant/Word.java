package org.parkwatch.simulators.plant;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All states of all equipment. A signal that is a state has the ordinal as its value. */
public enum Word {
  ACTION,
  ACTIVE,
  ALARM,
  ALERT,
  AUTO,
  AVAILABLE,
  BATTERY,
  BYPASS,
  CARRYING,
  CHARGED,
  CHARGING,
  CLOSED,
  COOLING,
  COUNTDOWN,
  DEAD,
  DETECTED,
  DISCHARGED,
  DISCHARGING,
  DISCONNECTED,
  DRY,
  ECO,
  EMPTY,
  FAILED,
  FAULT,
  FIRE1,
  FIRE2,
  FIRST,
  FLOAT,
  FORCED,
  HEALTHY,
  HIGH,
  HOT,
  IDLE,
  IN_PHASE,
  LOCAL,
  LOST,
  LOW,
  MANUAL,
  MOVING,
  NONE,
  NORMAL,
  OFF,
  ONLINE,
  OPEN,
  OUT_OF_PHASE,
  PICKED_UP,
  POST_RUN,
  PRE_START,
  RELEASED,
  REMOTE,
  RUNNING,
  SECOND,
  SERVICE,
  STANDBY,
  STARTING,
  STOP,
  STOPPED,
  STOPPING,
  TEST,
  TRIPPED,
  UNAVAILABLE,
  WARM,
  WARM_UP,
  WARNING,
  WET,
  WITHDRAWN,
  BROKEN;

  private static final Word[] ALL = values();
  private static final Map<String, Word> BY_TEXT = new HashMap<>();

  static {
    for (Word word : ALL) {
      BY_TEXT.put(word.text(), word);
    }
  }

  /** As the reference lists write it, such as {@code in-phase}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As signals carry it, within this process only. */
  @SuppressWarnings("EnumOrdinal")
  public double signal() {
    return ordinal();
  }

  /** The word of that text. */
  public static Optional<Word> of(String text) {
    return Optional.ofNullable(BY_TEXT.get(text));
  }

  /** The word that a signal stands for. */
  public static Word of(double signal) {
    return ALL[(int) signal];
  }
}
