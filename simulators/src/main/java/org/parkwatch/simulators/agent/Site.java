package org.parkwatch.simulators.agent;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.parkwatch.simulators.fault.FaultBook;
import org.parkwatch.simulators.journal.TruthJournal;
import org.parkwatch.simulators.net.Counters;
import org.parkwatch.simulators.plant.PduReading;
import org.parkwatch.simulators.plant.PlantModel;
import org.parkwatch.simulators.plant.RackPdu;
import org.parkwatch.simulators.rackpdu.RackPduModels;
import org.parkwatch.simulators.snmp.MibTree;

/** What the agents of all ports share. Thread-safe. */
public final class Site {
  final PlantModel plant;
  final FaultBook faults;
  final TruthJournal journal;
  final InstantSource clock;
  final EnergyMode energyMode;
  final Counters<Answers> counters = new Counters<>(Answers.class);
  private final List<MibTree<PduReading>> trees;
  private final List<byte[]> communities;

  /**
   * @param communities SNMP community by the name of the credential
   * @throws IllegalArgumentException naming every model and credential that is missing
   */
  public Site(
      PlantModel plant,
      FaultBook faults,
      TruthJournal journal,
      InstantSource clock,
      EnergyMode energyMode,
      Map<String, String> communities) {
    this.plant = plant;
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
    this.energyMode = energyMode;
    RackPduModels models = new RackPduModels();
    check(plant.pdus(), models, communities);
    trees = plant.pdus().stream().map(pdu -> models.tree(pdu.model()).orElseThrow()).toList();
    Map<String, byte[]> bytes = new HashMap<>();
    communities.forEach(
        (name, community) -> bytes.put(name, community.getBytes(StandardCharsets.UTF_8)));
    this.communities =
        plant.pdus().stream()
            .map(pdu -> bytes.getOrDefault(pdu.credential(), new byte[0]))
            .toList();
  }

  public Counters<Answers> counters() {
    return counters;
  }

  MibTree<PduReading> tree(int device) {
    return trees.get(device);
  }

  byte[] community(int device) {
    return communities.get(device);
  }

  private static void check(
      List<RackPdu> pdus, RackPduModels models, Map<String, String> communities) {
    TreeSet<String> problems = new TreeSet<>();
    for (RackPdu pdu : pdus) {
      if (models.tree(pdu.model()).isEmpty()) {
        problems.add(
            "no simulator for model " + pdu.model() + " (known: " + models.typePlates() + ")");
      }
      if (!communities.containsKey(pdu.credential())) {
        problems.add("no community for credential '" + pdu.credential() + "'");
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }
}
