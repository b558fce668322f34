package org.parkwatch.simulators.agent;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.fault.FaultBook;
import org.parkwatch.simulators.journal.TruthJournal;
import org.parkwatch.simulators.net.Counters;
import org.parkwatch.simulators.plant.PduReading;
import org.parkwatch.simulators.plant.PlantClock;
import org.parkwatch.simulators.plant.PlantModel;
import org.parkwatch.simulators.plant.RackPdu;
import org.parkwatch.simulators.rackpdu.RackPduModels;
import org.parkwatch.simulators.snmp.MibTree;
import org.parkwatch.simulators.snmp.SnmpV3Engine;
import org.parkwatch.simulators.snmp.UsmUser;

/** What the agents of all ports share. Thread-safe. */
public final class Site {
  /** The count of starts must only grow: that of an agent is the minute in which it started. */
  private static final long MILLIS_PER_BOOT = 60_000;

  final PlantModel plant;
  final FaultBook faults;
  final TruthJournal journal;
  final PlantClock day;
  final EnergyMode energyMode;
  final Counters<Answers> counters = new Counters<>(Answers.class);
  final Counters<Objects> objects = new Counters<>(Objects.class);
  private final List<MibTree<PduReading>> trees;
  private final List<byte[]> communities;
  private final SnmpV3Engine.@Nullable Agent[] agents;

  /**
   * @param day by which loads go
   * @param communities SNMP community by the name of the credential
   * @param users of SNMPv3 by the name of the credential
   * @throws IllegalArgumentException naming every model and credential that is missing
   */
  public Site(
      PlantModel plant,
      FaultBook faults,
      TruthJournal journal,
      PlantClock day,
      EnergyMode energyMode,
      Map<String, String> communities,
      Map<String, UsmUser> users) {
    this.plant = plant;
    this.faults = faults;
    this.journal = journal;
    this.day = day;
    this.energyMode = energyMode;
    RackPduModels models = new RackPduModels();
    check(plant.pdus(), models, communities, users);
    trees = plant.pdus().stream().map(pdu -> models.tree(pdu.model()).orElseThrow()).toList();
    agents = new SnmpV3Engine.Agent[plant.pdus().size()];
    for (int i = 0; i < agents.length; i++) {
      UsmUser user = users.get(plant.pdus().get(i).credential());
      agents[i] = user == null ? null : SnmpV3Engine.Agent.of(engineId(i), user);
    }
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

  public Counters<Objects> objects() {
    return objects;
  }

  MibTree<PduReading> tree(int device) {
    return trees.get(device);
  }

  /** What a device that speaks SNMPv3 is at the moment; null for others. */
  SnmpV3Engine.@Nullable Agent agent(int device, long bootMillis, long upMillis) {
    SnmpV3Engine.Agent agent = agents[device];
    return agent == null
        ? null
        : agent.at((int) (bootMillis / MILLIS_PER_BOOT), (int) (upMillis / 1000));
  }

  /** Of net-snmp's enterprise, as management cards have it, with the address inside. */
  private byte[] engineId(int device) {
    return ByteBuffer.allocate(12)
        .putInt(0x8000_1F88)
        .put((byte) 4)
        .putInt(plant.pdus().get(device).address())
        .put((byte) 'p')
        .put((byte) 'd')
        .put((byte) 'u')
        .array();
  }

  byte[] community(int device) {
    return communities.get(device);
  }

  private static void check(
      List<RackPdu> pdus,
      RackPduModels models,
      Map<String, String> communities,
      Map<String, UsmUser> users) {
    TreeSet<String> problems = new TreeSet<>();
    for (RackPdu pdu : pdus) {
      if (models.tree(pdu.model()).isEmpty()) {
        problems.add(
            "no simulator for model " + pdu.model() + " (known: " + models.typePlates() + ")");
      }
      if (!communities.containsKey(pdu.credential()) && !users.containsKey(pdu.credential())) {
        problems.add("no community or user for credential '" + pdu.credential() + "'");
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }
}
