package org.parkwatch.simulators.plant;

import java.util.Locale;
import java.util.Optional;

/** The scripted events: what happens in a park, one thing at a time. */
public enum PlantEvent {
  CIRCUIT_LOST("a 10 kV circuit is lost; the tie closes in 3 s, back 60 s after its return"),
  BOTH_LOST("both 10 kV circuits of a floor are lost; gensets carry it after 60 to 120 s"),
  GENSET_TEST("monthly run of a genset group without load"),
  GENSET_FAILS("a genset fails to start while both circuits of a floor are lost"),
  UPS_BYPASS("a UPS group goes to bypass"),
  UPS_MODULE("a power module of a UPS group fails"),
  RPP_TRIP("the main breaker of an RPP trips"),
  CHILLER_TRIP("all running chillers of a building trip; the tanks carry it until others start"),
  CRAH_LOST("half of a room's CRAH stop"),
  LEAK("water under the floor of a room, at 17.5 m of the rope"),
  GAS_RELEASE("the gas extinguishing of a room counts down and releases"),
  SWITCH_DEAD("a room switch is dead; all behind it are silent");

  private final String description;

  PlantEvent(String description) {
    this.description = description;
  }

  /** As people write it, such as {@code circuit-lost}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String description() {
    return description;
  }

  public static Optional<PlantEvent> of(String word) {
    for (PlantEvent event : values()) {
      if (event.word().equals(word)) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }
}
