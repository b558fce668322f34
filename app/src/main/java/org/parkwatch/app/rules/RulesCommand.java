package org.parkwatch.app.rules;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.trial.RuleTests;
import org.parkwatch.app.control.ControlClient;
import org.parkwatch.app.storage.DataFolder;
import org.parkwatch.facility.yaml.InputRefused;
import org.parkwatch.facility.yaml.Problems;

/**
 * {@code ./parkwatch rules check | test | try | reload}: looks at alarm rules; the last puts them
 * in force.
 */
public final class RulesCommand {
  private static final String USAGE =
      """
      usage: parkwatch rules check [FILE]     every mistake in the rules, and with a running server
                                              what they watch in its park
             parkwatch rules test [FILE]      the tests beside the rules (*.test.yaml), or those of FILE
             parkwatch rules try FILE|- RULE [--days N]
                                              what a rule would have raised in the last N days (30),
                                              from the history of the running server
             parkwatch rules reload           the running server reads DIR/site/rules again
             [--data DIR]                     the data folder (default: data)

      FILE: rules that are not in force yet, beside those of DIR/site/rules or in place of the one
      of its name; - for none. docs/rules.md explains the language.\
      """;

  private static final int MOST_DAYS = 366;

  private final Path data;
  private final PrintStream out;
  private final PrintStream err;

  private RulesCommand(Path data, PrintStream out, PrintStream err) {
    this.data = data;
    this.out = out;
    this.err = err;
  }

  /** Exit status 0: nothing is wrong; 1: something is, or no server runs; 2: not understood. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out, err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    List<String> words = new ArrayList<>(arguments);
    String data = option(words, "--data", "data");
    String days = option(words, "--days", "30");
    RulesCommand command = new RulesCommand(Path.of(data), out, err);
    try {
      String verb = words.isEmpty() ? "" : words.getFirst();
      if (verb.equals("check") && words.size() <= 2) {
        return command.check(words.size() == 2 ? words.get(1) : RulesVerb.NONE);
      }
      if (verb.equals("reload") && words.size() == 1) {
        return command.reload();
      }
      if (verb.equals("test") && words.size() <= 2) {
        return command.test(
            words.size() == 2 ? Optional.of(Path.of(words.get(1))) : Optional.empty());
      }
      if (verb.equals("try") && words.size() == 3 && isDays(days)) {
        return command.attempt(words.get(1), words.get(2), days);
      }
    } catch (InputRefused e) {
      err.println(e.getMessage());
      return 1;
    } catch (IOException e) {
      err.println("rules: " + e.getMessage());
      return 1;
    }
    err.println(USAGE);
    return 2;
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

  private static boolean isDays(String text) {
    return text.matches("[1-9]\\d{0,2}") && Integer.parseInt(text) <= MOST_DAYS;
  }

  private RuleSet rules(String file) {
    Path folder = folder();
    return file.equals(RulesVerb.NONE)
        ? RuleFiles.load(folder)
        : RuleFiles.load(folder, Path.of(file));
  }

  private Path folder() {
    return data.resolve("site/rules");
  }

  private int check(String file) throws IOException {
    RuleSet rules = rules(file);
    Optional<Integer> answered = ask("check", absolute(file));
    if (answered.isEmpty()) {
      out.println("no mistake in " + rules.rules().size() + " rules");
      out.println("no server runs on " + data + ": what they watch in its park is not known");
    }
    return answered.orElse(0);
  }

  private int attempt(String file, String rule, String days) throws IOException {
    rules(file);
    Optional<Integer> answered = ask("try", absolute(file), rule, days);
    if (answered.isEmpty()) {
      err.println("no server runs on " + data);
    }
    return answered.orElse(1);
  }

  private int reload() throws IOException {
    Optional<Integer> answered = ask("reload");
    if (answered.isEmpty()) {
      err.println("no server runs on " + data);
    }
    return answered.orElse(1);
  }

  private Optional<Integer> ask(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(RulesVerb.VERB));
    command.addAll(List.of(words));
    return ControlClient.send(DataFolder.controlSocket(data), command, out, err);
  }

  private static String absolute(String file) {
    return file.equals(RulesVerb.NONE) ? file : Path.of(file).toAbsolutePath().toString();
  }

  private int test(Optional<Path> file) throws IOException {
    Problems problems = new Problems();
    RuleTests tests = new RuleTests(rules(RulesVerb.NONE), problems);
    Map<String, String> texts =
        file.isPresent()
            ? Map.of(file.get().toString(), Files.readString(file.get()))
            : RuleFiles.tests(folder(), problems);
    texts.forEach(tests::run);
    problems.refuseIfAny("the tests of the rules:");
    out.println(tests.count() + " tests passed");
    List<String> untested = file.isPresent() ? List.of() : tests.untested();
    if (!untested.isEmpty()) {
      out.println("without a test: " + String.join(", ", untested));
    }
    return 0;
  }
}
