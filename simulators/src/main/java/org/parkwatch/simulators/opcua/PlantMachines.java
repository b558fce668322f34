package org.parkwatch.simulators.opcua;

import org.parkwatch.simulators.plant.ParkPlant;
import org.parkwatch.simulators.plant.PlantState;
import org.parkwatch.simulators.plant.Word;

/** The machines of the park's plant. Thread-safe. */
public final class PlantMachines implements PlantSignals {
  private final ParkPlant plant;
  private final PlantState state;

  public PlantMachines(ParkPlant plant) {
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

  /**
   * The value by which signals carry a state.
   *
   * @throws IllegalArgumentException if no equipment has such a state
   */
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
}
