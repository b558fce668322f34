package org.parkwatch.tests.bench;

import java.util.Arrays;
import java.util.List;
import org.parkwatch.telemetry.log.SampleLogBench;

/** The verb {@code bench}: runs one benchmark by name; its result is one line of JSON on stdout. */
public final class BenchCommand {
  /** A benchmark with the words that explain it. */
  private record Bench(String name, String usage, Benchmark.Reader reader) {}

  private static final List<Bench> BENCHES =
      List.of(
          new Bench("park", ParkBenchOptions.USAGE, ParkBench::read),
          new Bench("alarms", AlarmsBench.USAGE, AlarmsBench::read),
          new Bench("quiet", QuietBench.USAGE, QuietBench::read),
          new Bench("poll", PollBenchOptions.USAGE, PollBench::read),
          new Bench("store", StoreBenchOptions.USAGE, StoreBench::read),
          new Bench(
              "log",
              "[FOLDER [SECONDS]]      the sample log alone, at pace and flat out",
              arguments -> () -> SampleLogBench.main(arguments)));

  private BenchCommand() {}

  /**
   * Runs a benchmark; exit code 2 with one sentence for bad arguments.
   *
   * @param arguments name of the benchmark, then its own arguments; none or {@code --help} lists
   *     them
   */
  public static void main(String[] arguments) throws Exception {
    String name = arguments.length == 0 ? "--help" : arguments[0];
    for (Bench bench : BENCHES) {
      if (bench.name().equals(name)) {
        run(bench, Arrays.copyOfRange(arguments, 1, arguments.length));
        return;
      }
    }
    boolean asked = name.equals("--help") || name.equals("-h");
    if (!asked) {
      System.err.println("parkwatch: there is no benchmark " + name);
    }
    System.err.println("Usage: ./parkwatch bench NAME ...");
    BENCHES.forEach(bench -> System.err.printf("  %-7s %s%n", bench.name(), bench.usage()));
    if (!asked) {
      System.exit(2);
    }
  }

  private static void run(Bench bench, String[] arguments) throws Exception {
    Benchmark benchmark;
    try {
      benchmark = bench.reader().read(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("parkwatch: " + e.getMessage());
      System.err.println("Usage: ./parkwatch bench " + bench.name() + " " + bench.usage());
      System.exit(2);
      return;
    }
    benchmark.run();
  }
}
