package org.parkwatch.simulators.plant;

import java.util.List;
import java.util.function.LongUnaryOperator;

/** The signals of the park's plant. Thread-safe. */
public final class PlantSignals implements Signals {
  private final ParkPlant plant;
  private final PlantState state;
  private final LongUnaryOperator wallSecond;

  /** Of a plant that goes by the wall clock. */
  public PlantSignals(ParkPlant plant) {
    this(plant, second -> second);
  }

  /** Of a plant that goes by a clock of its own. */
  public PlantSignals(ParkPlant plant, PlantClock clock) {
    this(plant, clock::wallSecond);
  }

  private PlantSignals(ParkPlant plant, LongUnaryOperator wallSecond) {
    this.plant = plant;
    this.wallSecond = wallSecond;
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
    return wallSecond.applyAsLong(state.second());
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
