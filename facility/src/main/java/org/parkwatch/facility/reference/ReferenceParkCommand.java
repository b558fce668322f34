package org.parkwatch.facility.reference;

import java.nio.file.Path;
import java.util.Locale;

/** Writes the reference park's files: the verb behind the first {@code ./parkwatch run}. */
public final class ReferenceParkCommand {
  /** One seed for everybody, so that two people speak of the same cabinet. */
  private static final long SEED = 20_261_122;

  private ReferenceParkCommand() {}

  /**
   * Writes the files and ends.
   *
   * @param arguments folder to write to, {@code full} or {@code small}, the UDP port of the
   *     simulated agents, and the file for what is wrong in the park, which only they read
   */
  public static void main(String[] arguments) {
    if (arguments.length != 4) {
      System.err.println("usage: ReferenceParkCommand FOLDER full|small SNMP-PORT TRUTH-FILE");
      System.exit(2);
    }
    ReferenceOptions.Size size =
        ReferenceOptions.Size.valueOf(arguments[1].toUpperCase(Locale.ROOT));
    ReferenceOptions options = new ReferenceOptions(SEED, size, Integer.parseInt(arguments[2]));
    ReferencePark.writeTruth(Path.of(arguments[3]), options);
    ReferencePark.write(Path.of(arguments[0]), options);
  }
}
