package org.parkwatch.simulators;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.simulators.agent.Answers;
import org.parkwatch.simulators.agent.EnergyMode;
import org.parkwatch.simulators.agent.Objects;
import org.parkwatch.simulators.agent.Site;
import org.parkwatch.simulators.agent.SnmpAgents;
import org.parkwatch.simulators.agent.TrapSender;
import org.parkwatch.simulators.control.Commands;
import org.parkwatch.simulators.control.ControlClient;
import org.parkwatch.simulators.control.ControlServer;
import org.parkwatch.simulators.fault.FaultBook;
import org.parkwatch.simulators.fault.FaultTargets;
import org.parkwatch.simulators.fault.SavedState;
import org.parkwatch.simulators.fault.StateFile;
import org.parkwatch.simulators.journal.TruthJournal;
import org.parkwatch.simulators.modbus.ModbusAnswers;
import org.parkwatch.simulators.net.Counters;
import org.parkwatch.simulators.net.LoopbackServer;
import org.parkwatch.simulators.net.Traffic;
import org.parkwatch.simulators.plant.PlantClock;
import org.parkwatch.simulators.plant.PlantModel;
import org.parkwatch.simulators.plant.RackPdu;
import org.parkwatch.simulators.plant.SeededFaults;
import org.parkwatch.simulators.snmp.UsmUser;

/**
 * The running stand-in of a park: its rack PDUs, and {@link PlantDevices} around them. Thread-safe.
 */
public final class Simulation implements AutoCloseable {
  private static final int MAX_PORTS = 8;

  private final Counters<Traffic> traffic = new Counters<>(Traffic.class);
  private final Counters<Answers> answers;
  private final Counters<Objects> objects;
  private final List<LoopbackServer> servers = new ArrayList<>();
  private final TruthJournal journal = new TruthJournal();
  private @Nullable ControlServer control;
  private final Site site;
  private final FaultBook faults;
  private @Nullable TrapSender traps;
  private final int devices;
  private @Nullable PlantDevices others;

  /**
   * Starts to answer.
   *
   * @param data folder for state, faults and the control socket
   * @param draft the park around the rack PDUs; null for rack PDUs alone
   * @param communities SNMP community by the name of the credential
   * @param users of SNMPv3 by the name of the credential
   * @param seed of the load model where the data folder holds none yet
   * @param seeded what is wrong in the park from the beginning
   * @param day the time of loads, weather and registers; its wall clock is that of all the rest
   * @throws IllegalArgumentException if some device cannot be stood in for; names all
   * @throws IOException if a port is taken or the data folder cannot be used
   */
  public Simulation(
      Path data,
      List<RackPdu> pdus,
      @Nullable ParkDraft draft,
      Map<String, String> communities,
      Map<String, UsmUser> users,
      long seed,
      SeededFaults seeded,
      EnergyMode energyMode,
      PlantClock day)
      throws IOException {
    InstantSource clock = day.wall();
    devices = pdus.size();
    StateFile file = new StateFile(data.resolve("simulators").resolve("state.jsonl"));
    SavedState saved = file.read().orElse(null);
    if (saved == null) {
      saved = new SavedState(seed, clock.millis(), Map.of());
      file.write(saved);
    }
    PlantModel plant = new PlantModel(pdus, saved.seed(), saved.baseMillis(), seeded);
    Map<String, List<String>> faulty = draft == null ? Map.of() : ParkReader.others(draft);
    faults = new FaultBook(plant, List.copyOf(faulty.keySet()), clock, file, saved);
    site = new Site(plant, faults, journal, day, energyMode, communities, users);
    answers = site.counters();
    objects = site.objects();
    try {
      PlantDevices around =
          draft == null ? null : new PlantDevices(draft, plant, faults, data, day);
      others = around;
      Commands commands =
          new Commands(
              devices,
              faults,
              new FaultTargets(pdus, faulty),
              journal,
              Map.of(
                  "traffic",
                  traffic,
                  "answers",
                  answers,
                  "objects",
                  objects,
                  "modbus",
                  around == null ? new Counters<>(ModbusAnswers.class) : around.modbusAnswers()),
              around == null ? null : around.plant());
      control = new ControlServer(ControlClient.socket(data), commands);
      for (int port : ports(pdus)) {
        servers.add(new LoopbackServer(port, new SnmpAgents(site, port), traffic));
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * From now on rack PDUs send traps to that receiver when a fault begins or ends.
   *
   * @throws IllegalArgumentException if it is not on this machine
   */
  public void sendTraps(InetSocketAddress to) {
    if (!to.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException("simulated devices send traps to 127.0.0.0/8 only");
    }
    TrapSender sender = new TrapSender(site, to);
    traps = sender;
    faults.tell(sender);
  }

  /** What is stood in for. */
  String summary() {
    PlantDevices around = others;
    return devices
        + " rack PDUs in 127.0.0.0/8, UDP port "
        + String.join(", ", servers.stream().map(server -> "" + server.port()).toList())
        + (around == null ? "" : ", " + around.summary());
  }

  public Counters<Traffic> traffic() {
    return traffic;
  }

  public Counters<Answers> answers() {
    return answers;
  }

  public Counters<Objects> objects() {
    return objects;
  }

  /** What must happen before the process ends: the truth journal is complete, the socket gone. */
  void beforeExit() {
    try {
      closeOthers();
      journal.close();
      closeControl();
    } catch (IOException e) {
      System.getLogger(Simulation.class.getName())
          .log(System.Logger.Level.ERROR, "the end of the truth journal may be lost", e);
    }
  }

  @Override
  public void close() throws IOException {
    servers.forEach(LoopbackServer::close);
    TrapSender sender = traps;
    if (sender != null) {
      sender.close();
    }
    closeOthers();
    closeControl();
    journal.close();
  }

  private void closeOthers() throws IOException {
    PlantDevices around = others;
    if (around != null) {
      around.close();
    }
  }

  private void closeControl() throws IOException {
    ControlServer server = control;
    if (server != null) {
      server.close();
    }
  }

  private static SortedSet<Integer> ports(List<RackPdu> pdus) {
    SortedSet<Integer> ports = new TreeSet<>();
    pdus.forEach(pdu -> ports.add(pdu.port()));
    if (ports.size() > MAX_PORTS || ports.contains(0)) {
      throw new IllegalArgumentException(
          "the park's devices use "
              + ports.size()
              + " UDP ports, but 1 to "
              + MAX_PORTS
              + " can be had, none of them 0");
    }
    return ports;
  }
}
