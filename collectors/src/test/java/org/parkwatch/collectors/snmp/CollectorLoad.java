package org.parkwatch.collectors.snmp;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.parkwatch.collectors.health.CollectorFigures;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleSink;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * Measures what a read costs: 24,000 devices of five makes at 10 s against {@link LoadResponder} in
 * a process of its own. Not a test: run its main with the number of devices, the seconds to warm up
 * and to measure, and the percentages of dead and slow devices.
 */
final class CollectorLoad {
  private static final List<String> MAKES =
      List.of("apc-rpdu2", "raritan-px", "servertech-sentry4", "eaton-epdu", "geist-rpdu");

  private CollectorLoad() {}

  public static void main(String[] args) throws Exception {
    int devices = Integer.parseInt(args[0]);
    int warmUpSeconds = Integer.parseInt(args[1]);
    int seconds = Integer.parseInt(args[2]);
    int deadPercent = Integer.parseInt(args[3]);
    int slowPercent = Integer.parseInt(args[4]);
    Process responder = responder();
    try {
      int firstPort = Integer.parseInt(responder.inputReader().readLine());
      Profiles profiles = Profiles.load();
      TestPark park = new TestPark(profiles);
      for (int i = 0; i < devices; i++) {
        int kind = i * 37 % 100;
        int port = firstPort + LoadResponder.port(i, kind < deadPercent, kind >= 100 - slowPercent);
        park.add(
            "PDU-" + i,
            MAKES.get(i % MAKES.size()),
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      }
      Counting sink = new Counting();
      try (SnmpCollector collector =
          new SnmpCollector(
              profiles, TestPark.CREDENTIALS, sink, InstantSource.system(), options(args))) {
        park.into(collector);
        collector.start();
        Thread.sleep(warmUpSeconds * 1000L);
        report(collector, sink, seconds);
      }
    } finally {
      responder.destroy();
    }
  }

  /**
   * A sixth argument asks for another receive buffer, such as the 212992 bytes of a stock Linux.
   */
  private static SnmpOptions options(String[] args) {
    SnmpOptions usual = SnmpOptions.defaults();
    return args.length < 6 ? usual : usual.withReceiveBuffer(Integer.parseInt(args[5]));
  }

  private static Process responder() throws Exception {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            LoadResponder.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void report(SnmpCollector collector, Counting sink, int seconds)
      throws InterruptedException {
    long cpu = cpuNanos();
    long samples = sink.samples.get();
    long allocated = allocatedBytes();
    CollectorFigures before = collector.figures();
    long begin = System.nanoTime();
    Thread.sleep(seconds * 1000L);
    double wall = (System.nanoTime() - begin) / 1e9;
    CollectorFigures after = collector.figures();
    double cpuMicros = (cpuNanos() - cpu) / 1e3;
    long answered = after.onTime() + after.late() - before.onTime() - before.late();
    long onTime = after.onTime() - before.onTime();
    long missed = after.missed() + after.lost() - before.missed() - before.lost();
    long taken = sink.samples.get() - samples;
    System.out.printf(
        Locale.ROOT,
        "%.0f reads/s, %.0f samples/s, %.1f us a read, %.2f CPU-s a million samples, %.3f cores,"
            + " on time %.5f, missed or lost %d, worst start %d ms, %.0f B allocated a read, %d batches/s%n%s%n",
        answered / wall,
        taken / wall,
        cpuMicros / answered,
        cpuMicros / taken,
        cpuMicros / 1e6 / wall,
        (double) onTime / (answered + missed),
        missed,
        after.worstStartMillis(),
        (double) (allocatedBytes() - allocated) / answered,
        (long) ((after.batches() - before.batches()) / wall),
        after);
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long allocatedBytes() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getTotalThreadAllocatedBytes();
  }

  private static final class Counting implements SampleSink {
    final AtomicLong samples = new AtomicLong();

    @Override
    public void append(SampleBatch batch) {
      samples.addAndGet(batch.size());
    }

    @Override
    public CompletableFuture<Long> command(LogRecord.Command command) {
      throw new UnsupportedOperationException("collectors give no commands");
    }
  }
}
