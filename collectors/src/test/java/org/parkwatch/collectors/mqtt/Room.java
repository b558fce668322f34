package org.parkwatch.collectors.mqtt;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.parkwatch.simulators.plant.Signals;

/** A room in which each signal has a value of its own, and what is to be seen is happening. */
final class Room implements Signals {
  private final Map<String, Integer> slots = new ConcurrentHashMap<>();
  private final Map<Integer, String> names = new ConcurrentHashMap<>();
  private volatile boolean turned;

  @Override
  public int slot(String equipment, String signal) {
    String name = equipment + " " + signal;
    int slot = slots.computeIfAbsent(name, x -> slots.size());
    names.put(slot, name);
    return slot;
  }

  private String name(int slot) {
    return Objects.requireNonNull(names.get(slot));
  }

  @Override
  public double value(int slot) {
    String name = name(slot);
    if (name.endsWith("bottlePascal")) {
      return 4_210_000;
    }
    if (name.endsWith("bscuration")) {
      return 0.004;
    }
    String number = name.replaceAll("\\D", "");
    return 20 + (number.isEmpty() ? 0 : Integer.parseInt(number, 10)) / 10.0;
  }

  @Override
  public String word(int slot) {
    String name = name(slot);
    if (name.startsWith("room-doors")) {
      return name.contains(" door7.") ? "open" : "closed";
    }
    if (name.startsWith("room-leak")) {
      return turned ? "dry" : "wet";
    }
    return name.endsWith("alarm") && turned ? "active" : "normal";
  }

  /** The leak is mopped up and there is a fire, or the other way round. */
  void turn() {
    turned = !turned;
  }

  @Override
  public double state(String word) {
    throw new UnsupportedOperationException("gateways send words");
  }

  @Override
  public long second() {
    return InstantSource.system().millis() / 1000;
  }

  @Override
  public List<String> waysTo(String equipment) {
    return List.of(equipment.endsWith("-json") ? "GW-J" : "GW-S");
  }

  @Override
  public boolean reached(String equipment) {
    return true;
  }
}
