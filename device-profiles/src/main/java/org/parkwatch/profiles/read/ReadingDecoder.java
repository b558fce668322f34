package org.parkwatch.profiles.read;

import java.util.function.ToIntFunction;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.Condition;
import org.parkwatch.profiles.binding.NoReading;
import org.parkwatch.profiles.binding.Reading;
import org.parkwatch.profiles.binding.StateCode;

/** One raw value's way to the stored unit, in arrays. Immutable. */
final class ReadingDecoder {
  private final int object;
  private final int acceptedTypes;
  private final double[] noReadingFrom;
  private final double[] noReadingTo;
  private final int whenObject;
  private final double whenValue;
  private final StateCode[] states;
  private final boolean hasWords;
  private final Conversion conversion;

  ReadingDecoder(Reading reading, ToIntFunction<Address> place) {
    object = place.applyAsInt(reading.address());
    acceptedTypes = reading.wire().stream().mapToInt(type -> 1 << type.code()).sum();
    noReadingFrom = reading.noReading().stream().mapToDouble(NoReading::from).toArray();
    noReadingTo = reading.noReading().stream().mapToDouble(NoReading::to).toArray();
    whenObject = reading.when().map(when -> place.applyAsInt(when.address())).orElse(-1);
    whenValue = reading.when().map(Condition::equalTo).orElse(0L);
    states = reading.states().toArray(StateCode[]::new);
    hasWords = reading.states().stream().anyMatch(state -> !state.word().isEmpty());
    conversion = new Conversion(reading, place);
  }

  /** Place of the object among the raw values. */
  int object() {
    return object;
  }

  /** Whether the object gave a number that may be converted; GOOD says nothing of its size. */
  Verdict check(RawValues raw) {
    if (hasWords && raw.text(object) != null && stateOfWord(raw) >= 0) {
      return checkCondition(raw);
    }
    Verdict verdict = raw.check(object, acceptedTypes);
    if (verdict != Verdict.GOOD) {
      boolean otherWord = hasWords && raw.text(object) != null;
      return otherWord ? Verdict.IMPLAUSIBLE : verdict;
    }
    double number = raw.number(object);
    for (int i = 0; i < noReadingFrom.length; i++) {
      if (number >= noReadingFrom[i] && number <= noReadingTo[i]) {
        return Verdict.NO_READING;
      }
    }
    verdict = checkCondition(raw);
    if (verdict != Verdict.GOOD) {
      return verdict;
    }
    return states.length > 0 ? checkState(number) : conversion.check(raw);
  }

  private Verdict checkCondition(RawValues raw) {
    if (whenObject < 0) {
      return Verdict.GOOD;
    }
    Verdict verdict = raw.check(whenObject, RawValues.NUMBERS);
    boolean met = verdict == Verdict.GOOD && raw.number(whenObject) == whenValue;
    return met ? Verdict.GOOD : Verdict.NO_READING;
  }

  private Verdict checkState(double number) {
    return state(number) < 0 ? Verdict.IMPLAUSIBLE : Verdict.GOOD;
  }

  /** The value in the stored unit, not yet rounded. Only after {@link #check} said GOOD. */
  double value(RawValues raw) {
    double number = raw.number(object);
    if (states.length == 0) {
      return conversion.value(number, raw);
    }
    int word = hasWords ? stateOfWord(raw) : -1;
    return word >= 0 ? word : state(number);
  }

  /** Whether the device calls its value an estimate. */
  boolean uncertain(RawValues raw) {
    return raw.isUncertain(object);
  }

  private int stateOfWord(RawValues raw) {
    String text = raw.text(object);
    for (StateCode code : states) {
      if (!code.word().isEmpty() && code.word().equals(text)) {
        DeviceState state = code.state();
        return state.code();
      }
    }
    return -1;
  }

  private int state(double number) {
    for (StateCode code : states) {
      if (number >= code.from() && number <= code.to()) {
        DeviceState state = code.state();
        return state.code();
      }
    }
    return -1;
  }
}
