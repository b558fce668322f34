package org.parkwatch.alerting.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.alerting.trial.Backtest;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.yaml.InputRefused;
import org.parkwatch.facility.yaml.Problem;
import org.parkwatch.telemetry.history.History;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules of one installation. Changes go one after the other; who reads never waits. */
public final class KeptRules implements RuleBook {
  private static final Logger LOG = LoggerFactory.getLogger(KeptRules.class);
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,60}\\.yaml");
  private static final int LONGEST_TEXT = 1_000_000;
  private static final int LONGEST_REASON = 400;
  private static final int MOST_DAYS = 366;
  private static final String ON_DISK = "changed on disk";

  private final Path folder;
  private final VersionFiles versions;
  private final Supplier<Park> park;
  private final Supplier<History> history;
  private final AuditTrail audit;
  private final InstantSource clock;
  private final Handover engine = new Handover();
  private volatile RuleFolder.Reading reading;

  private KeptRules(
      Path site,
      Supplier<Park> park,
      Supplier<History> history,
      AuditTrail audit,
      InstantSource clock,
      Map<String, String> own) {
    folder = site.resolve("rules");
    versions = new VersionFiles(site.resolve("rule-versions"));
    this.park = park;
    this.history = history;
    this.audit = audit;
    this.clock = clock;
    reading = RuleFolder.read(own, park.get());
  }

  /**
   * Reads the rules; a file that is wrong is left out and told in the log, the rest is in force.
   *
   * @param site folder with {@code rules} and {@code rule-versions}; neither need exist
   * @param park in force
   * @throws IOException if a file cannot be read at all
   */
  public static KeptRules open(
      Path site,
      Supplier<Park> park,
      Supplier<History> history,
      AuditTrail audit,
      InstantSource clock)
      throws IOException {
    Map<String, String> own = RuleFolder.texts(site.resolve("rules"));
    KeptRules rules = new KeptRules(site, park, history, audit, clock, own);
    try {
      rules.keepChanges(own);
    } catch (IOException e) {
      LOG.warn("Versions of the alarm rules cannot be kept", e);
    }
    rules.reading.refused().forEach((name, why) -> LOG.error("Not in force: {}\n{}", name, why));
    return rules;
  }

  /**
   * Names who goes over to other rules; what it returns completes when it has, and is cancelled
   * when nobody waits any more.
   */
  public void attach(BiFunction<RuleSet, Park, CompletableFuture<Void>> goesOver) {
    engine.attach(goesOver, Handover.WITHIN);
  }

  /** As above, for one who waits no longer than this. */
  public void attach(
      BiFunction<RuleSet, Park, CompletableFuture<Void>> goesOver, Duration patience) {
    engine.attach(goesOver, patience);
  }

  @Override
  public RuleSet inForce() {
    return reading.rules();
  }

  @Override
  public Map<String, Integer> conditions() {
    return reading.plan().conditionsByRule();
  }

  @Override
  public List<String> confined() {
    return reading.plan().refused();
  }

  @Override
  public List<RuleText> texts() {
    RuleFolder.Reading now = reading;
    Map<String, RuleText> all = new TreeMap<>();
    RuleFiles.house().forEach((name, text) -> all.put(name, new RuleText(name, text, false, "")));
    now.own()
        .forEach((name, text) -> {
          String refused = now.refused().getOrDefault(name, "");
          all.put(name, new RuleText(name, text, true, refused));
        });
    return List.copyOf(all.values());
  }

  @Override
  public Checked check(Viewer viewer, String name, String text) {
    viewer.require(Right.REVIEW_PARK);
    return examine(name, text);
  }

  private Map<String, String> with(String name, String text) {
    RuleFolder.Reading now = reading;
    Map<String, String> own = new TreeMap<>(now.own());
    own.keySet().removeAll(now.refused().keySet());
    own.put(name, text);
    return own;
  }

  private Checked examine(String name, String text) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a rule file is named with small letters, digits and dashes, then .yaml: " + name);
    }
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(name + " has more than 1,000,000 characters");
    }
    try {
      RuleFolder.Reading would = RuleFolder.read(with(name, text), park.get());
      List<String> problems = new ArrayList<>(would.refused().values());
      problems.addAll(would.plan().refused());
      Map<String, Integer> counts = new TreeMap<>();
      Map<String, Integer> all = would.plan().conditionsByRule();
      for (Rule rule : would.rules().rules()) {
        if (rule.file().equals(name)) {
          counts.put(rule.id(), all.getOrDefault(rule.id(), 0));
        }
      }
      return new Checked(problems, would.plan().warnings(), counts);
    } catch (InputRefused e) {
      return new Checked(
          e.problems().stream().map(Problem::toString).toList(), List.of(), Map.of());
    }
  }

  @Override
  public Backtest.Result attempt(
      Viewer viewer, String name, String text, String id, int days, Backtest.Progress progress) {
    viewer.require(Right.REVIEW_PARK);
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("tried on 1 to 366 days, not " + days);
    }
    Park now = park.get();
    RuleFolder.Reading would = RuleFolder.read(with(name, text), now);
    if (!would.refused().isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", would.refused().values()));
    }
    Rule rule =
        would
            .rules()
            .rule(id)
            .orElseThrow(() -> new IllegalArgumentException("there is no rule " + id));
    long to = clock.millis();
    long from = to - Duration.ofDays(days).toMillis();
    return Backtest.run(rule, would.rules(), now, history.get(), from, to, progress);
  }

  @Override
  public synchronized Checked put(Viewer viewer, String name, String text, String reason) {
    viewer.require(Right.CHANGE_RULES);
    String why = reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw new IllegalArgumentException(
          "rules are put in force with a reason of 1 to 400 letters");
    }
    Checked checked = examine(name, text);
    if (!checked.problems().isEmpty()) {
      return checked;
    }
    audit.append(viewer, "rules.put", name, why);
    RuleFolder.Reading before = reading;
    try {
      Map<String, String> own = RuleFolder.texts(folder);
      keepChanges(own); // what somebody did to the file is not lost
      own.put(name, text);
      goOver(RuleFolder.read(own, park.get()), park.get());
    } catch (IOException e) {
      throw unwritten(e);
    }
    try {
      keepHouse(name);
      versions.add(name, clock.millis(), viewer.name(), why, text);
      Files.createDirectories(folder);
      VersionFiles.write(folder.resolve(name), text);
    } catch (IOException e) {
      goOver(before, park.get());
      throw unwritten(e);
    }
    return checked;
  }

  private static IllegalStateException unwritten(IOException why) {
    return new IllegalStateException("the rules cannot be written: " + why.getMessage(), why);
  }

  /** Before a file of the house is replaced for the first time: the way back, and what differs. */
  private void keepHouse(String name) throws IOException {
    String text = RuleFiles.house().get(name);
    if (text != null && versions.of(name).isEmpty()) {
      versions.add(name, clock.millis(), RuleVersion.HOUSE, "as the house brings it", text);
    }
  }

  @Override
  public synchronized List<String> reload(Viewer viewer) {
    viewer.require(Right.CHANGE_RULES);
    try {
      Map<String, String> own = RuleFolder.texts(folder);
      RuleFolder.Reading read = RuleFolder.read(own, park.get());
      audit.append(viewer, "rules.reload", folder.getFileName().toString(), ON_DISK);
      List<String> said = new ArrayList<>(keepChanges(own));
      goOver(read, park.get());
      said.addAll(read.refused().values());
      said.addAll(read.plan().refused());
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException("the rules cannot be read", e);
    }
  }

  /** Goes over to a changed park with the rules as they are. */
  public synchronized void follow(Park changed) {
    goOver(RuleFolder.read(reading.own(), changed), changed);
  }

  private void goOver(RuleFolder.Reading read, Park with) {
    engine.goOver(read.rules(), with);
    reading = read;
  }

  /** Keeps a version of each file that is not as its newest version; says which. */
  private List<String> keepChanges(Map<String, String> own) throws IOException {
    List<String> said = new ArrayList<>();
    TreeMap<String, String> now = new TreeMap<>(own);
    versions.names().forEach(name -> now.putIfAbsent(name, ""));
    for (Map.Entry<String, String> file : now.entrySet()) {
      List<RuleVersion> before = versions.of(file.getKey());
      String newest = before.isEmpty() ? "" : before.getFirst().text();
      if (!newest.equals(file.getValue())) {
        String author = RuleVersion.DISK;
        versions.add(file.getKey(), clock.millis(), author, ON_DISK, file.getValue());
        said.add(file.getKey() + ": " + ON_DISK);
      }
    }
    return said;
  }

  @Override
  public List<RuleVersion> versions(String name) {
    if (!NAME.matcher(name).matches()) {
      return List.of();
    }
    return versions.of(name);
  }
}
