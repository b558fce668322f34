package org.parkwatch.simulators.plant;

import java.util.Map;
import java.util.TreeMap;
import org.parkwatch.facility.park.EquipmentKind;

/**
 * What outlives a restart: registers and stores, by {@code code|what}. What was drawn while nobody
 * looked is made up for.
 */
final class PlantMemory {
  private PlantMemory() {}

  /** Sets registers and stores from the memory, or to what a plant of some age has. */
  static void begin(PlantBuilder built, PlantModel model, Map<String, Double> memory, long now) {
    double gapSeconds = Math.max(0, now - memory.getOrDefault("|second", (double) now));
    for (int i = 0; i < model.pdus().size(); i++) {
      Double extra = memory.get(model.pdus().get(i).code() + "|extra");
      if (extra != null) {
        model.feeds().extra(i, extra);
      }
    }
    for (PowerNode node : built.net.nodes()) {
      registers(node, memory, gapSeconds);
      Converter converter = node.converter;
      if (converter != null) {
        converter.battery.charge =
            memory.getOrDefault(node.code() + "|charge", converter.battery.charge);
      }
    }
    for (GensetGroup group : built.net.gensetGroups()) {
      group.fuelLitres = memory.getOrDefault(group.node.code() + "|fuel", group.fuelLitres);
    }
    for (Genset set : built.gensets.values()) {
      set.wattHours = memory.getOrDefault(set.code + "|set-wh", set.wattHours);
      set.runSeconds = memory.getOrDefault(set.code + "|set-run", set.runSeconds);
      set.starts = memory.getOrDefault(set.code + "|set-starts", (double) set.starts).intValue();
    }
    for (CoolingPlant plant : built.cooling.values()) {
      plant.charge = memory.getOrDefault(plant.building + "|tank", plant.charge);
    }
  }

  private static void registers(PowerNode node, Map<String, Double> memory, double gapSeconds) {
    Double register = memory.get(node.code() + "|wh");
    if (register == null) {
      double hours = 2500 + Jitter.hash(node.code()) % 6000;
      node.wattHours = node.watts * hours;
      node.outWattHours = node.outWatts * hours;
      node.varHours = node.vars * hours;
      return;
    }
    double gapHours = gapSeconds / 3600;
    node.wattHours = register + node.watts * gapHours;
    node.outWattHours =
        memory.getOrDefault(node.code() + "|out-wh", 0.0) + node.outWatts * gapHours;
    node.varHours = memory.getOrDefault(node.code() + "|varh", 0.0) + node.vars * gapHours;
  }

  static Map<String, Double> save(PlantBuilder built, PlantModel model, long now) {
    Map<String, Double> memory = new TreeMap<>();
    memory.put("|second", (double) now);
    for (int i = 0; i < model.pdus().size(); i++) {
      double extra = model.feeds().extraWattHours(i);
      if (extra != 0) {
        memory.put(model.pdus().get(i).code() + "|extra", extra);
      }
    }
    for (PowerNode node : built.net.nodes()) {
      memory.put(node.code() + "|wh", node.wattHours);
      if (node.kind() != EquipmentKind.BREAKER && node.kind() != EquipmentKind.TAP_OFF) {
        memory.put(node.code() + "|out-wh", node.outWattHours);
        memory.put(node.code() + "|varh", node.varHours);
      }
      Converter converter = node.converter;
      if (converter != null && converter.battery.fullSeconds > 0) {
        memory.put(node.code() + "|charge", converter.battery.charge);
      }
    }
    for (GensetGroup group : built.net.gensetGroups()) {
      memory.put(group.node.code() + "|fuel", group.fuelLitres);
    }
    for (Genset set : built.gensets.values()) {
      memory.put(set.code + "|set-wh", set.wattHours);
      memory.put(set.code + "|set-run", set.runSeconds);
      memory.put(set.code + "|set-starts", (double) set.starts);
    }
    for (CoolingPlant plant : built.cooling.values()) {
      memory.put(plant.building + "|tank", plant.charge);
    }
    return memory;
  }
}
