package org.parkwatch.simulators;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.ParkFileProblems;
import org.parkwatch.facility.parkfile.ParkFiles;
import org.parkwatch.simulators.agent.Communities;
import org.parkwatch.simulators.agent.EnergyMode;
import org.parkwatch.simulators.control.ControlClient;
import org.parkwatch.simulators.plant.PlantClock;
import org.parkwatch.simulators.plant.SeededFaults;

/** The process that stands in for the devices of a park. Ends at once on SIGTERM. */
public final class SimulatorsMain {
  static final String USAGE =
      """
      usage: simulators --data DIR [--park DIR] [--seed N] [--energy metered|answer-count] [--traps PORT]
                    [--speed N] [--faults seeded|none]

        --data DIR   folder with simulators/credentials.yaml; state and the control socket go there
        --park DIR   folder of the park files (default: park in the data folder)
        --seed N     of the load model, for a data folder that has none yet (default: 2)
        --energy     what energy registers show: what was drawn (default), or how many answers
                     of the device carried the register, for tests that look for lost answers
        --traps PORT on this machine, to which rack PDUs send SNMP traps (default: none)
        --speed N    seconds of loads and weather in one second (default: 1)
        --faults     what is wrong from the beginning: as simulators/seeded-truth.csv in the data
                     folder says (default), or nothing\
      """;

  private SimulatorsMain() {}

  public static void main(String[] args) {
    int status = run(args, System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  private static int run(String[] args, PrintStream out, PrintStream err) {
    try {
      Options options =
          Options.parse(
              List.of(args),
              List.of("--data", "--park", "--seed", "--energy", "--traps", "--speed", "--faults"));
      if (options.help() || !options.words().isEmpty()) {
        err.println(USAGE);
        return options.help() ? 0 : 2;
      }
      start(options, out);
      return 0;
    } catch (Options.WrongUse e) {
      err.println(e.getMessage());
      err.println(USAGE);
      return 2;
    } catch (ParkFileProblems | IllegalArgumentException | IllegalStateException | IOException e) {
      err.println("simulators: " + e.getMessage());
      return 1;
    }
  }

  private static void start(Options options, PrintStream out) throws IOException {
    System.setProperty("io.netty.noUnsafe", "true");
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    Path data = Path.of(options.required("--data"));
    Path park = options.value("--park").map(Path::of).orElse(data.resolve("park"));
    long seed = options.number("--seed").orElse(2.0).longValue();
    EnergyMode energy =
        switch (options.value("--energy").orElse("metered")) {
          case "metered" -> EnergyMode.METERED;
          case "answer-count" -> EnergyMode.ANSWER_COUNT;
          default -> throw new Options.WrongUse("--energy is metered or answer-count");
        };
    SeededFaults seeded =
        switch (options.value("--faults").orElse("seeded")) {
          case "seeded" ->
              SeededFaults.read(data.resolve("simulators").resolve("seeded-truth.csv"));
          case "none" -> SeededFaults.NONE;
          default -> throw new Options.WrongUse("--faults is seeded or none");
        };
    Path secrets = data.resolve("simulators").resolve("credentials.yaml");
    ParkDraft draft = ParkFiles.read(park);
    Simulation simulation =
        new Simulation(
            data,
            ParkReader.read(draft),
            draft,
            Communities.read(secrets),
            Communities.users(secrets),
            seed,
            seeded,
            energy,
            PlantClock.from(InstantSource.system(), options.number("--speed").orElse(1.0)));
    options
        .number("--traps")
        .ifPresent(port ->
            simulation.sendTraps(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port.intValue())));
    Runtime.getRuntime().addShutdownHook(new Thread(simulation::beforeExit));
    out.println("simulators: " + simulation.summary() + ", control " + ControlClient.socket(data));
    out.println("ready");
    out.flush();
    sleepUntilEnded();
  }

  /** The work is done by daemon threads; SIGTERM ends the process from here. */
  private static void sleepUntilEnded() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
