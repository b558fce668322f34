package org.parkwatch.tests.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.tests.pollers.AgentField;
import org.parkwatch.tests.pollers.Collectd;
import org.parkwatch.tests.pollers.OwnCollector;
import org.parkwatch.tests.pollers.Poller;
import org.parkwatch.tests.pollers.RunningPoller;
import org.parkwatch.tests.pollers.SnmpExporter;
import org.parkwatch.tests.rig.Await;
import org.parkwatch.tests.rig.RigClock;

/**
 * What reading a value by SNMP costs: our collector and others, one after the other, with the same
 * objects of the same agents at the same pace. Cost is the kernel's account of the poller; what was
 * read is the agents' own count. This process holds the agents and is not counted.
 */
final class PollBench {
  private final PollBenchOptions options;
  private final Path data;

  private PollBench(PollBenchOptions options, Path data) {
    this.options = options;
    this.data = data;
  }

  /** Knows what to do from here on. */
  static Benchmark read(String[] arguments) {
    PollBenchOptions options = PollBenchOptions.parse(arguments);
    return () ->
        System.out.println(new PollBench(options, Benchmark.folder("poll")).run().toJson());
  }

  private Figures run() throws Exception {
    Path paced = data.resolve("profiles");
    FlatPace.write(paced, options.interval());
    List<Poller> pollers =
        List.of(
            new OwnCollector(paced, true),
            new OwnCollector(paced, false),
            new Collectd(),
            new SnmpExporter());
    try (AgentField field =
        AgentField.open(
            options.devices(),
            options.interval(),
            Profiles.load(paced),
            data.resolve("agents"),
            RigClock.WALL)) {
      PollResult result = new PollResult(field.task(), options.warmUp(), options.measured());
      for (Poller poller : pollers) {
        Optional<String> missing = poller.missing();
        if (missing.isPresent()) {
          say("LEFT OUT: " + poller.name() + " is not here; it needs " + missing.get());
          result.leaveOut(poller.name());
        } else if (!result.add(measure(poller, field))) {
          say("NOT COMPARED: " + poller.name() + " did not read what was due");
        }
      }
      Figures figures = result.figures();
      figures.put("machine", Machine.describe());
      return figures;
    }
  }

  private PollResult.Measured measure(Poller poller, AgentField field) throws Exception {
    Path folder = Files.createDirectories(data.resolve(poller.name()));
    say(poller.name() + ": " + poller.described() + "; configuration and output in " + folder);
    try (RunningPoller running = poller.start(field.task(), folder)) {
      Await.pass(options.warmUp());
      long begin = System.nanoTime();
      AgentField.Counts before = field.counts();
      double cpuBefore = running.cpuSeconds();
      Await.pass(options.measured().minusNanos(System.nanoTime() - begin));
      AgentField.Counts counts = field.counts().minus(before);
      double cpu = running.cpuSeconds() - cpuBefore;
      PollResult.Measured measured =
          new PollResult.Measured(
              poller.name(),
              poller.peer(),
              poller.described(),
              counts,
              cpu,
              running.rssBytes(),
              ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      say(
          "%s: %,d values by %,d requests, %.2f CPU-s, %d lines of output"
              .formatted(
                  poller.name(), counts.values(), counts.requests(), cpu, running.linesWritten()));
      return measured;
    }
  }

  private static void say(String text) {
    System.err.println("bench poll: " + text);
  }
}
