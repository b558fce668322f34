package org.parkwatch.simulators.plant;

import java.util.List;

/** The signals of the park's plant. Thread-safe. */
public final class PlantSignals implements Signals {
  private final ParkPlant plant;
  private final PlantState state;

  public PlantSignals(ParkPlant plant) {
    this.plant = plant;
    state = plant.state();
  }

  @Override
  public int slot(String equipment, String signal) {
    return state.slot(equipment, signal);
  }

  @Override
  public double value(int slot) {
    return state.value(slot);
  }

  @Override
  public String word(int slot) {
    return Word.of(state.value(slot)).text();
  }

  @Override
  public double state(String word) {
    return Word.of(word)
        .orElseThrow(() -> new IllegalArgumentException("no state '" + word + "'"))
        .signal();
  }

  @Override
  public long second() {
    return state.second();
  }

  @Override
  public boolean reached(String equipment) {
    return plant.reached(equipment);
  }

  @Override
  public List<String> waysTo(String equipment) {
    return plant.waysTo(equipment);
  }
}
