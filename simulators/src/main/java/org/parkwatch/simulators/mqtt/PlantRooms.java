package org.parkwatch.simulators.mqtt;

import org.parkwatch.simulators.plant.ParkPlant;
import org.parkwatch.simulators.plant.PlantState;
import org.parkwatch.simulators.plant.Word;

/** The rooms of the park's plant. Thread-safe. */
public final class PlantRooms implements RoomSignals {
  private final ParkPlant plant;
  private final PlantState state;

  public PlantRooms(ParkPlant plant) {
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
  public boolean reached(String equipment) {
    return plant.reached(equipment);
  }
}
