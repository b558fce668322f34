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
import org.parkwatch.simulators.agent.Login;
import org.parkwatch.simulators.agent.Logins;
import org.parkwatch.simulators.agent.Objects;
import org.parkwatch.simulators.agent.Site;
import org.parkwatch.simulators.agent.SnmpAgents;
import org.parkwatch.simulators.agent.TrapSender;
import org.parkwatch.simulators.control.Commands;
import org.parkwatch.simulators.control.ControlClient;
import org.parkwatch.simulators.control.ControlServer;
import org.parkwatch.simulators.fault.FaultBook;
import org.parkwatch.simulators.fault.FaultTargets;
import org.parkwatch.simulators.fault.LineFaults;
import org.parkwatch.simulators.fault.SavedState;
import org.parkwatch.simulators.fault.StateFile;
import org.parkwatch.simulators.journal.TruthJournal;
import org.parkwatch.simulators.modbus.ModbusAnswers;
import org.parkwatch.simulators.modbus.ModbusServers;
import org.parkwatch.simulators.mqtt.MqttGateways;
import org.parkwatch.simulators.net.Counters;
import org.parkwatch.simulators.net.LoopbackServer;
import org.parkwatch.simulators.net.Traffic;
import org.parkwatch.simulators.opcua.BmsDevice;
import org.parkwatch.simulators.opcua.BmsOffer;
import org.parkwatch.simulators.opcua.BmsServers;
import org.parkwatch.simulators.plant.PlantClock;
import org.parkwatch.simulators.plant.PlantModel;
import org.parkwatch.simulators.plant.PlantSignals;
import org.parkwatch.simulators.plant.RackPdu;
import org.parkwatch.simulators.plant.SeededFaults;
import org.parkwatch.simulators.plant.Signals;
import org.parkwatch.simulators.snmp.UsmUser;
import org.parkwatch.simulators.ydt1363.Ydt1363Servers;

/** The running stand-in of a park's rack PDUs. Thread-safe. */
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
  private @Nullable PlantRun running;
  private @Nullable ModbusServers modbus;
  private @Nullable Ydt1363Servers ydt1363;
  private @Nullable MqttGateways mqtt;
  private @Nullable BmsServers opcua;
  private int opcuaDevices;

  /**
   * Starts to answer.
   *
   * @param data folder for state, faults and the control socket
   * @param draft the park around the rack PDUs; null for rack PDUs alone
   * @param communities SNMP community by the name of the credential
   * @param users of SNMPv3 by the name of the credential
   * @param seed of the load model where the data folder holds none yet
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
      EnergyMode energyMode,
      InstantSource clock)
      throws IOException {
    this(data, pdus, draft, communities, users, seed, energyMode, PlantClock.from(clock, 1));
  }

  /**
   * As above, with a day of its own.
   *
   * @param day the time of loads, weather and registers; its wall clock is that of all the rest
   */
  Simulation(
      Path data,
      List<RackPdu> pdus,
      @Nullable ParkDraft draft,
      Map<String, String> communities,
      Map<String, UsmUser> users,
      long seed,
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
    SeededFaults seeded = SeededFaults.read(data.resolve("simulators").resolve("seeded-truth.csv"));
    PlantModel plant = new PlantModel(pdus, saved.seed(), saved.baseMillis(), seeded);
    Map<String, List<String>> others = draft == null ? Map.of() : ParkReader.others(draft);
    faults = new FaultBook(plant, List.copyOf(others.keySet()), clock, file, saved);
    site = new Site(plant, faults, journal, day, energyMode, communities, users);
    answers = site.counters();
    objects = site.objects();
    try {
      if (draft != null) {
        startPlant(draft, plant, faults, data, day);
      }
      PlantRun run = running;
      Commands commands =
          new Commands(
              devices,
              faults,
              new FaultTargets(pdus, others),
              journal,
              Map.of(
                  "traffic",
                  traffic,
                  "answers",
                  answers,
                  "objects",
                  objects,
                  "modbus",
                  modbusCounters()),
              run == null ? null : run.plant());
      control = new ControlServer(ControlClient.socket(data), commands);
      for (int port : ports(pdus)) {
        servers.add(new LoopbackServer(port, new SnmpAgents(site, port), traffic));
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The plant and what speaks for it; what has started stays in its field if the rest cannot. */
  private void startPlant(
      ParkDraft draft, PlantModel model, FaultBook faults, Path data, PlantClock day)
      throws IOException {
    PlantRun run =
        new PlantRun(
            draft,
            model,
            device -> faults.of(device).disturbance(),
            data.resolve("simulators").resolve("plant.state"),
            day);
    running = run;
    modbus = new ModbusServers(draft.devices(), run.plant(), faults::line);
    Map<String, Login> logins = Logins.read(data.resolve("simulators").resolve("credentials.yaml"));
    Signals signals = new PlantSignals(run.plant(), day);
    InstantSource clock = day.wall();
    ydt1363 = new Ydt1363Servers(draft.devices(), signals, faults::line, clock);
    mqtt = new MqttGateways(draft.devices(), logins, signals, faults::line, clock);
    opcua = managementSystems(draft, signals, faults::line, logins, data);
  }

  private @Nullable BmsServers managementSystems(
      ParkDraft draft, Signals signals, LineFaults faults, Map<String, Login> logins, Path data)
      throws IOException {
    List<BmsDevice> shown =
        draft.devices().stream()
            .filter(
                device -> device.protocol().equals(BmsDevice.PROTOCOL) && device.life().collected())
            .map(BmsDevice::of)
            .toList();
    opcuaDevices = shown.size();
    return shown.isEmpty()
        ? null
        : new BmsServers(
            shown,
            signals,
            faults,
            logins,
            data.resolve("simulators").resolve("opcua"),
            data.resolve("secrets").resolve("opcua").resolve("own"),
            BmsOffer.USUAL);
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

  private Counters<ModbusAnswers> modbusCounters() {
    ModbusServers servers = modbus;
    return servers == null ? new Counters<>(ModbusAnswers.class) : servers.counters();
  }

  /** How many Modbus devices are stood in for. */
  public int modbusDevices() {
    ModbusServers servers = modbus;
    return servers == null ? 0 : servers.devices();
  }

  /** How many devices speak YD/T 1363.3. */
  public int ydt1363Devices() {
    Ydt1363Servers lines = ydt1363;
    return lines == null ? 0 : lines.devices();
  }

  /** How many devices speak by MQTT. */
  public int mqttDevices() {
    MqttGateways gateways = mqtt;
    return gateways == null ? 0 : gateways.devices();
  }

  /** How many devices management systems show by OPC UA. */
  public int opcuaDevices() {
    return opcuaDevices;
  }

  /** How many such systems there are. */
  public int opcuaServers() {
    BmsServers systems = opcua;
    return systems == null ? 0 : systems.servers();
  }

  private void closePlant() throws IOException {
    BmsServers systems = opcua;
    if (systems != null) {
      systems.close();
    }
    MqttGateways gateways = mqtt;
    if (gateways != null) {
      gateways.close();
    }
    Ydt1363Servers lines = ydt1363;
    if (lines != null) {
      lines.close();
    }
    ModbusServers listening = modbus;
    if (listening != null) {
      listening.close();
    }
    PlantRun run = running;
    if (run != null) {
      run.close();
    }
  }

  public int devices() {
    return devices;
  }

  /** UDP ports listened at, ascending. */
  public List<Integer> ports() {
    return servers.stream().map(LoopbackServer::port).toList();
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
      closePlant();
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
    closePlant();
    closeControl();
    journal.close();
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
