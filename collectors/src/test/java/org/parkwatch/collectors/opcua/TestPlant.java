package org.parkwatch.collectors.opcua;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.parkwatch.simulators.plant.Signals;

/** Signals as the test says; what it does not say is 21 of whatever unit. Thread-safe. */
final class TestPlant implements Signals {
  static final double USUAL = 21;

  private final List<String> slots = new ArrayList<>();
  private final Map<String, Double> values = new ConcurrentHashMap<>();
  private final List<String> words = new ArrayList<>();
  private final Set<String> cutOff = ConcurrentHashMap.newKeySet();

  TestPlant() {
    words.addAll(List.of("off", "starting", "running", "stopping", "failed", "standby"));
  }

  void set(String equipment, String signal, double value) {
    values.put(equipment + " " + signal, value);
  }

  void cutOff(String equipment, boolean now) {
    if (now) {
      cutOff.add(equipment);
    } else {
      cutOff.remove(equipment);
    }
  }

  @Override
  public synchronized int slot(String equipment, String signal) {
    slots.add(equipment + " " + signal);
    return slots.size() - 1;
  }

  @Override
  public synchronized double value(int slot) {
    String name = slots.get(slot);
    boolean state = name.endsWith(" state");
    double usual = state ? state("running") : name.endsWith(" alarm") ? state("normal") : USUAL;
    return values.getOrDefault(name, usual);
  }

  @Override
  public synchronized double state(String word) {
    if (!words.contains(word)) {
      words.add(word);
    }
    return words.indexOf(word);
  }

  @Override
  public String word(int slot) {
    throw new UnsupportedOperationException("servers show numbers");
  }

  @Override
  public List<String> waysTo(String equipment) {
    return List.of();
  }

  @Override
  public long second() {
    return System.currentTimeMillis() / 1000;
  }

  @Override
  public boolean reached(String equipment) {
    return !cutOff.contains(equipment);
  }
}
