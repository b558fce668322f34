package org.parkwatch.app.parkfiles;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parkwatch.facility.change.Change;
import org.parkwatch.facility.change.ParkDiff;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.ParkFolder;
import org.parkwatch.facility.store.NamedProfiles;
import org.parkwatch.facility.store.ParkRefused;
import org.parkwatch.facility.yaml.InputRefused;
import org.parkwatch.profiles.ProfileExpansion;
import org.parkwatch.profiles.Profiles;

/** {@code ./parkwatch park check} and {@code park diff}: looks at the files, changes nothing. */
public final class ParkCommand {
  private static final String USAGE =
      """
      usage: parkwatch park check            every mistake in the park files
             parkwatch park diff [--all]     what they would add, change and end
             [--data DIR]                    the data folder (default: data)

      Put in force by an administrator on the page "Park files" of the running server, or by its
      next start.\
      """;

  private static final int SHOWN = 10;

  private final Path data;
  private final PrintStream out;

  private ParkCommand(Path data, PrintStream out) {
    this.data = data;
    this.out = out;
  }

  /** Exit status 0: no mistake; 1: mistakes, or nothing to compare with; 2: not understood. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out, err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    List<String> words = new ArrayList<>(arguments);
    Path data = Path.of("data");
    int at = words.indexOf("--data");
    if (at >= 0 && at + 1 < words.size()) {
      data = Path.of(words.get(at + 1));
      words.subList(at, at + 2).clear();
    }
    boolean all = words.remove("--all");
    ParkCommand command = new ParkCommand(data, out);
    try {
      if (words.equals(List.of("check")) && !all) {
        return command.check();
      }
      if (words.equals(List.of("diff"))) {
        return command.diff(all ? Integer.MAX_VALUE : SHOWN);
      }
    } catch (InputRefused | ParkRefused | UncheckedIOException e) {
      err.println(e.getMessage());
      return 1;
    }
    err.println(USAGE);
    return 2;
  }

  private int check() {
    ParkDraft draft = draft();
    out.printf(
        Locale.ROOT,
        "no mistake: %,d places, %,d cabinets, %,d pieces of equipment, %,d devices%n",
        draft.places().size(),
        draft.cabinets().size(),
        draft.equipment().size(),
        draft.devices().size());
    return 0;
  }

  private ParkDraft draft() {
    Path own = data.resolve("site/profiles");
    Profiles profiles = Files.isDirectory(own) ? Profiles.load(own) : Profiles.load();
    ParkDraft draft = ParkFolder.read(data.resolve("park")).draft();
    NamedProfiles.check(draft, new ProfileExpansion(profiles));
    return draft;
  }

  private int diff(int most) {
    Path inForce = data.resolve("park-in-force");
    if (!Files.isDirectory(inForce)) {
      throw new ParkRefused(List.of("no server has put a park in force on " + data + " yet"));
    }
    ParkDiff diff = ParkDiff.between(ParkFolder.read(inForce).draft(), draft());
    if (diff.isEmpty()) {
      out.println("no difference");
    }
    for (ParkDiff.Subject subject : ParkDiff.Subject.values()) {
      print(subject, diff, most);
    }
    return 0;
  }

  private void print(ParkDiff.Subject subject, ParkDiff diff, int most) {
    List<Change> changes = diff.of(subject);
    if (changes.isEmpty()) {
      return;
    }
    out.printf(
        Locale.ROOT,
        "%s: %,d added, %,d changed, %,d ended%n",
        subject.name().toLowerCase(Locale.ROOT),
        diff.count(subject, Change.Kind.ADDED),
        diff.count(subject, Change.Kind.CHANGED),
        diff.count(subject, Change.Kind.ENDED));
    changes.stream().limit(most).forEach(change -> out.println("  " + change));
    if (changes.size() > most) {
      out.printf(Locale.ROOT, "  and %,d more (--all shows them)%n", changes.size() - most);
    }
  }
}
