package org.parkwatch.tests.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The verb {@code conformance DIR OUT}. */
public final class ConformanceMain {
  private ConformanceMain() {}

  /**
   * Ends with 0 if all recordings could be read, 1 if one is broken, 2 if it was called wrongly.
   *
   * @param arguments folder of recordings, folder for what was read
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2 || arguments[0].startsWith("-")) {
      System.err.println("Usage: ./parkwatch conformance DIR OUT");
      System.err.println("  DIR  folder with recordings of devices, *.snmprec, at any depth");
      System.err.println("  OUT  gets a file a recording with what the collector read, ID.jsonl");
      System.exit(2);
    }
    Path folder = Path.of(arguments[0]);
    if (!Files.isDirectory(folder)) {
      System.err.println("parkwatch: " + folder + " is no folder");
      System.exit(1);
    }
    long start = System.nanoTime();
    Conformance conformance = new Conformance(System.out::println);
    conformance.run(folder, Path.of(arguments[1]));
    conformance.mistakes().forEach(mistake -> System.err.println("parkwatch: " + mistake));
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    System.out.println(conformance.summary() + "; " + seconds + " s");
    System.exit(conformance.mistakes().isEmpty() ? 0 : 1);
  }
}
