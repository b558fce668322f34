package org.parkwatch.tests.pollers;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.facility.park.Side;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.ProfilePoint;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.profiles.read.ReadPlan;
import org.parkwatch.simulators.Simulation;
import org.parkwatch.simulators.agent.Answers;
import org.parkwatch.simulators.agent.EnergyMode;
import org.parkwatch.simulators.agent.Objects;
import org.parkwatch.simulators.net.Loopback;
import org.parkwatch.simulators.plant.PduReading;
import org.parkwatch.simulators.plant.PlantClock;
import org.parkwatch.simulators.plant.RackPdu;
import org.parkwatch.simulators.plant.SeededFaults;
import org.parkwatch.simulators.rackpdu.RackPduModels;
import org.parkwatch.simulators.snmp.MibTree;

/**
 * The simulated rack PDUs that all pollers read, of five makes in turn, and the count of what they
 * were asked. They answer until they are closed. Thread-safe.
 */
public final class AgentField implements AutoCloseable {
  private static final int FIRST_ADDRESS = Loopback.parse("127.20.0.1");
  private static final String COMMUNITY = "bench";
  private static final String CREDENTIAL = "rack-pdus";
  private static final long SEED = 2;
  private static final double RATED_AMPS = 32;
  private static final double CONTRACT_KW = 4;

  /** Type plate of each make and the profile that reads it. */
  private static final List<Map.Entry<String, String>> MAKES =
      List.of(
          Map.entry("AP8853", "apc-rpdu2"),
          Map.entry("PX3-5190R", "raritan-px"),
          Map.entry("C2WG24SN", "servertech-sentry4"),
          Map.entry("EMAB22", "eaton-epdu"),
          Map.entry("VP8831", "geist-rpdu"));

  /**
   * What the agents were asked since they began.
   *
   * @param requests that were answered
   * @param asked objects that they named
   * @param values that the answers carried
   */
  public record Counts(long requests, long asked, long values) {
    public Counts minus(Counts before) {
      return new Counts(requests - before.requests, asked - before.asked, values - before.values);
    }
  }

  private final PollTask task;
  private final Simulation simulation;

  private AgentField(PollTask task, Simulation simulation) {
    this.task = task;
    this.simulation = simulation;
  }

  /**
   * Begins to answer at a free UDP port.
   *
   * @param data a folder for the state of the simulation
   */
  public static AgentField open(
      int devices, Duration interval, Profiles profiles, Path data, InstantSource clock)
      throws IOException {
    PollTask task = task(devices, freePort(), interval, profiles);
    Simulation simulation =
        new Simulation(
            data,
            task.agents().stream().map(AgentField::standIn).toList(),
            null,
            Map.of(CREDENTIAL, COMMUNITY),
            Map.of(),
            SEED,
            SeededFaults.NONE,
            EnergyMode.METERED,
            PlantClock.from(clock, 1));
    return new AgentField(task, simulation);
  }

  /** The task that belongs to so many agents, without opening them. */
  static PollTask task(int devices, int port, Duration interval, Profiles profiles) {
    List<Agent> agents = new ArrayList<>();
    for (int i = 0; i < devices; i++) {
      Map.Entry<String, String> make = MAKES.get(i % MAKES.size());
      String host = Loopback.text(FIRST_ADDRESS + i);
      agents.add(new Agent("PDU-%05d".formatted(i), make.getValue(), make.getKey(), host, port));
    }
    RackPduModels models = new RackPduModels();
    Map<String, List<String>> objects = new TreeMap<>();
    MAKES.forEach(make ->
        objects.put(
            make.getValue(),
            objects(
                profiles.find(make.getValue()).orElseThrow(),
                models.tree(make.getKey()).orElseThrow())));
    return new PollTask(agents, objects, interval, COMMUNITY);
  }

  /** The objects that the profile reads and the make has; a clock is read now and then only. */
  private static List<String> objects(Profile profile, MibTree<PduReading> served) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < served.size(); i++) {
      names.add(served.name(i));
    }
    return ReadPlan.of(
            profile.points().stream()
                .filter(point -> !point.spec().name().equals(PointNames.COMM_CLOCK_OFFSET))
                .map(ProfilePoint::binding)
                .toList())
        .addresses()
        .stream()
        .map(Object::toString)
        .filter(names::contains)
        .toList();
  }

  private static RackPdu standIn(Agent agent) {
    return new RackPdu(
        agent.code(),
        agent.model(),
        Loopback.parse(agent.host()),
        agent.port(),
        CREDENTIAL,
        agent.code(),
        List.of("ROW"),
        Side.A,
        RATED_AMPS,
        CONTRACT_KW,
        "T-001",
        true,
        RATED_AMPS);
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  /** What the pollers have to do here. */
  public PollTask task() {
    return task;
  }

  public Counts counts() {
    return new Counts(
        simulation.answers().get(Answers.GOOD),
        simulation.objects().get(Objects.ASKED),
        simulation.objects().get(Objects.ANSWERED));
  }

  @Override
  public void close() throws IOException {
    simulation.close();
  }
}
