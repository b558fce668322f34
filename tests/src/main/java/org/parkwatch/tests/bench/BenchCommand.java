package org.parkwatch.tests.bench;

import java.util.Arrays;
import java.util.List;
import org.parkwatch.telemetry.log.SampleLogBench;

/** The verb {@code bench}: runs one benchmark by name; its result is one line of JSON on stdout. */
public final class BenchCommand {
  /** A benchmark with the words that explain it. */
  private record Bench(String name, String usage, Body body) {}

  private interface Body {
    void run(String[] arguments) throws Exception;
  }

  private static final List<Bench> BENCHES =
      List.of(
          new Bench("park", ParkBenchOptions.USAGE, ParkBench::main),
          new Bench("alarms", AlarmsBench.USAGE, AlarmsBench::main),
          new Bench("quiet", QuietBench.USAGE, QuietBench::main),
          new Bench("poll", PollBenchOptions.USAGE, PollBench::main),
          new Bench("store", StoreBenchOptions.USAGE, StoreBench::main),
          new Bench(
              "log",
              "[FOLDER [SECONDS]]      the sample log alone, at pace and flat out",
              SampleLogBench::main));

  private BenchCommand() {}

  /**
   * Runs a benchmark.
   *
   * @param arguments name of the benchmark, then its own arguments; none or {@code --help} lists
   *     them
   */
  public static void main(String[] arguments) throws Exception {
    String name = arguments.length == 0 ? "--help" : arguments[0];
    for (Bench bench : BENCHES) {
      if (bench.name().equals(name)) {
        bench.body().run(Arrays.copyOfRange(arguments, 1, arguments.length));
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
}
