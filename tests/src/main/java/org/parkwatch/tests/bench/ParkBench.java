package org.parkwatch.tests.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parkwatch.tests.rig.Await;
import org.parkwatch.tests.rig.Installation;
import org.parkwatch.tests.rig.LogTail;
import org.parkwatch.tests.rig.ParkOnDisk;
import org.parkwatch.tests.rig.PollClass;
import org.parkwatch.tests.rig.ProofRule;
import org.parkwatch.tests.rig.RackPdu;
import org.parkwatch.tests.rig.RigClock;
import org.parkwatch.tests.rig.SimulatedPark;
import org.parkwatch.tests.rig.Truth;

/**
 * The whole park from the wire to the alarm, measured from outside: the log's files, the journal,
 * the simulators' own record of what they answered and when, and the kernel's account of both
 * processes. No figure comes from the server itself.
 */
final class ParkBench {
  private static final Duration WARM_UP = Duration.ofSeconds(60);

  /** The last scheduled second of the measured time is committed by then. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Devices whose answers the simulators write down: more than are made to fail in a day. */
  private static final int WATCHED = 2000;

  private static final double SILENT_SHARE = 0.05;
  private static final double SLOW_SHARE = 0.02;
  private static final double GARBAGE_SHARE = 0.01;
  private static final Pattern UNIT_BEHIND_GATEWAY =
      Pattern.compile("(?<room>.*-R\\d+)-.*-(?<side>[AB])(-M)?");
  private static final Duration SLOWNESS = Duration.ofSeconds(3);
  private static final long SEED = 20_261_122;

  private final ParkBenchOptions options;
  private final Path root;
  private final Random random = new Random(SEED);

  private ParkBench(ParkBenchOptions options, Path root) {
    this.options = options;
    this.root = root;
  }

  /** Knows what to do from here on. */
  static Benchmark read(String[] arguments) {
    ParkBenchOptions options = ParkBenchOptions.parse(arguments);
    return () ->
        System.out.println(new ParkBench(options, Installation.projectRoot()).run().toJson());
  }

  private Figures run() throws IOException {
    Path data = Benchmark.folder("park");
    ProofRule.write(data);
    if (options.flat().isPresent()) {
      FlatPace.write(data.resolve("site/profiles"), options.flat().get());
    }
    try (Installation installation = new Installation(root, data)) {
      say("starting " + (options.small() ? "one room" : "the whole park") + " in " + data);
      installation.run(options.small() ? new String[] {"--small"} : new String[0]);
      return measure(installation);
    }
  }

  private Figures measure(Installation installation) throws IOException {
    ParkOnDisk park = ParkOnDisk.read(installation.data());
    SimulatedPark simulated = new SimulatedPark(installation.data());
    List<String> shuffled = park.inService(random);
    Set<String> sick = options.sick() ? makeSick(simulated, park, shuffled) : Set.of();
    List<String> healthy = shuffled.stream().filter(device -> !sick.contains(device)).toList();
    simulated.keepTruth(healthy.subList(0, Math.min(WATCHED, healthy.size())));
    SortedMap<PollClass, BitSet> points = park.promised(sick);
    points.forEach((c, its) -> say(c.label() + ": " + its.cardinality() + " points"));
    say("warming up for " + WARM_UP.toSeconds() + " s");
    Await.pass(WARM_UP);

    long from = Math.floorDiv(RigClock.WALL.millis(), 1000) * 1000 + 1000;
    Promises promises = new Promises(points, from, options.measured());
    ChangeToAlarm changes = new ChangeToAlarm(simulated, healthy);
    LoadWatch server = LoadWatch.start(installation.serverPid());
    LoadWatch simulators = LoadWatch.start(installation.simulatorPid());
    try (LogTail tail =
        new LogTail(installation.data().resolve("log"), 0, promises::take).start()) {
      changes.inject(from, options.measured(), ParkBench::say);
      server.close();
      simulators.close();
      Await.until(
          "the log has passed the measured time",
          Duration.ofMinutes(2),
          () -> tail.lastCommitMillis() > from + options.measured().plus(PATIENCE).toMillis());
    }
    Figures figures = new Figures();
    promises.put(figures);
    put(figures, promises.samples(), server, simulators);
    say("so far " + figures.toJson()); // hours of measuring should outlive what fails below
    say("killing the server to see how soon alarms work again");
    RestartToAlarms restart = new RestartToAlarms(installation, simulated);
    double restartSeconds = restart.measure(changes.unused());
    say("ending");
    Truth truth = simulated.endTruth();
    installation.stop();
    changes.put(figures, installation.data(), truth);
    figures.put("restartToAlarmsSeconds", restartSeconds, 2);
    figures.put("flatSeconds", options.flat().map(Duration::toSeconds).orElse(0L));
    figures.put("minutes", options.measured().toMinutes());
    figures.put("sickDevices", sick.size());
    figures.put("machine", Machine.describe());
    return figures;
  }

  private static void put(Figures figures, long samples, LoadWatch server, LoadWatch simulators) {
    figures.put("cpuSecondsPerMillionSamples", server.cpuSeconds() * 1e6 / samples, 2);
    figures.put("serverCores", server.cores(), 3);
    figures.put("simulatorCores", simulators.cores(), 3);
    figures.put("serverRssMb", server.mostRssMb(), 0);
    figures.put("simulatorRssMb", simulators.mostRssMb(), 0);
    figures.put("serverRssMbEachTenMinutes", server.rssMbEachTenMinutes());
  }

  private static Set<String> makeSick(
      SimulatedPark simulated, ParkOnDisk park, List<String> shuffled) {
    int all = park.devices().size();
    int at = 0;
    List<String> silent = shuffled.subList(at, at += (int) Math.round(all * SILENT_SHARE));
    List<String> slow = shuffled.subList(at, at += (int) Math.round(all * SLOW_SHARE));
    List<String> garbage = shuffled.subList(at, at + (int) Math.round(all * GARBAGE_SHARE));
    simulated.silent(silent);
    simulated.slow(slow, SLOWNESS);
    simulated.garbage(garbage);
    Set<String> sick = new HashSet<>(silent);
    sick.addAll(slow);
    sick.addAll(garbage);
    sick.addAll(hangOneGateway(simulated, park));
    return sick;
  }

  /** The codes of the meters behind a serial gateway that takes connections and says nothing. */
  private static List<String> hangOneGateway(SimulatedPark simulated, ParkOnDisk park) {
    for (RackPdu unit : park.devices()) {
      Matcher code = UNIT_BEHIND_GATEWAY.matcher(unit.code());
      if (unit.protocol().equals("modbus-gateway") && code.matches()) {
        simulated.silent(List.of(code.group("room") + "-GW-" + code.group("side")));
        return park.devices().stream()
            .filter(other -> other.host().equals(unit.host()))
            .map(RackPdu::code)
            .toList();
      }
    }
    throw new IllegalStateException("the park has no meter behind a serial gateway");
  }

  private static void say(String text) {
    System.err.println("bench park: " + text);
  }
}
