package org.parkwatch.alerting.rules;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Names;

/**
 * One rule. What ISA-18.2-2016 asks of rationalisation stands with it: no alarm without a
 * consequence, a response and the time there is for it.
 *
 * @param id stable: with the key of a point it names the condition whose state outlives a reload
 * @param what says what is wrong, null: the name of the point does
 * @param symptom what its alarms say of the equipment
 * @param symptoms the same by state, where it is not {@code symptom}
 * @param consequence of doing nothing
 * @param response that a person gives
 * @param ladder ids of the rules of one ladder, the gravest last; empty unless it is a level of one
 * @param timeToRespond until the consequence
 * @param handling of its alarms: latch, runbook
 * @param file and line where the rule begins, for messages
 */
public record Rule(
    String id,
    Binding on,
    Criterion criterion,
    @Nullable Names what,
    Symptom symptom,
    Map<DeviceState, Symptom> symptoms,
    List<String> ladder,
    Names consequence,
    Names response,
    Duration timeToRespond,
    Handling handling,
    String file,
    int line) {
  public Rule {
    symptoms = Map.copyOf(symptoms);
    ladder = List.copyOf(ladder);
  }

  /** What it compares with its limits; the point itself where it compares nothing. */
  public Input input() {
    return criterion instanceof Criterion.Threshold threshold ? threshold.input() : Input.OWN;
  }

  /**
   * What an alarm of the rule says of its equipment.
   *
   * @param state that raised it, null unless the rule is about states
   */
  public Symptom symptomOf(@Nullable DeviceState state) {
    return state == null ? symptom : symptoms.getOrDefault(state, symptom);
  }
}
