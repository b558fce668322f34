package org.parkwatch.telemetry.log;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * A process to be killed: appends numbered samples and commands as fast as the log takes them and
 * prints the number of each command once it is acknowledged. Samples before an acknowledged command
 * are acknowledged too.
 */
final class Acknowledger {
  private Acknowledger() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    long number = Long.parseLong(args[1]);
    SplittableRandom random = new SplittableRandom(Long.parseLong(args[2]));
    SampleLogOptions options = Logs.options(64 << 20, 128 << 20, 10_000);
    PrintStream out = new PrintStream(System.out, true);
    Semaphore unanswered = new Semaphore(64);
    try (SampleLog log = SampleLog.open(folder, options, InstantSource.system())) {
      log.start();
      out.println("started");
      while (true) {
        for (int rest = random.nextInt(20); rest >= 0; rest--) {
          log.append(Logs.batch(1, (double) number++));
        }
        unanswered.acquire();
        long last = number - 1;
        CompletableFuture<Long> answer =
            log.command(
                new LogRecord.Command(
                    "n", Long.toString(last).getBytes(StandardCharsets.US_ASCII)));
        Thread.startVirtualThread(() -> {
          answer.join();
          unanswered.release();
          out.println(last);
        });
      }
    }
  }
}
