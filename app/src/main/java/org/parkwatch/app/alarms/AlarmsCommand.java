package org.parkwatch.app.alarms;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parkwatch.app.control.ControlClient;
import org.parkwatch.app.storage.DataFolder;

/** {@code ./parkwatch alarms}. */
public final class AlarmsCommand {
  private static final String USAGE =
      """
      usage: parkwatch alarms [--parts] [--lang en|zh] [--data DIR]
                                            the lines that stand on the running server
             --parts                        with the sentence of each, its alarms and why they are
                                            hidden or shown\
      """;

  private AlarmsCommand() {}

  /** Exit status 0: done; 1: nobody answers; 2: not understood. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out, err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
    List<String> words = new ArrayList<>(arguments);
    Path data = Path.of(option(words, "--data", "data"));
    String language = option(words, "--lang", "en");
    boolean parts = words.remove("--parts");
    if (!words.isEmpty()) {
      err.println(USAGE);
      return 2;
    }
    List<String> command = List.of(AlarmsVerb.VERB, language, parts ? "yes" : "no");
    Optional<Integer> answered =
        ControlClient.send(DataFolder.controlSocket(data), command, out, err);
    if (answered.isEmpty()) {
      err.println("alarms: no server runs on " + data.toAbsolutePath());
      return 1;
    }
    return answered.get();
  }

  private static String option(List<String> words, String name, String usual) {
    int at = words.indexOf(name);
    if (at < 0 || at + 1 >= words.size()) {
      return usual;
    }
    String value = words.get(at + 1);
    words.subList(at, at + 2).clear();
    return value;
  }
}
