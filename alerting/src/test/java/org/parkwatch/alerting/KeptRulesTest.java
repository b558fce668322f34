package org.parkwatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.parkwatch.alerting.TestPark.point;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.book.Checked;
import org.parkwatch.alerting.book.KeptRules;
import org.parkwatch.alerting.book.LineDiff;
import org.parkwatch.alerting.book.RuleText;
import org.parkwatch.alerting.book.RuleVersion;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;

/** Rules that are changed while the server runs, and every version of their files. */
class KeptRulesTest {
  private static final long T0 = 1_795_000_000_000L;
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(T0));
  private static final Viewer ADMIN = new Viewer("admin", Role.ADMINISTRATOR, Scope.EVERYTHING);
  private static final Viewer PLANNER = new Viewer("wang", Role.PLANNER, Scope.EVERYTHING);

  @TempDir Path folder;
  private final Park park = TestPark.of(1, 2);
  private final List<String> trail = new ArrayList<>();

  private static String rule(String id, String point, int high) {
    return """
      - id: %s
        kind: threshold
        on: {point: %s, equipment: RACK_PDU}
        high: %d
        clear: 1
        onDelay: 0s
        offDelay: 0s
        severity: 3
        consequence: {en: bad, zh: 差}
        response: {en: look, zh: 查看}
        timeToRespond: 1h
    """
        .formatted(id, point, high);
  }

  private KeptRules open() throws IOException {
    return KeptRules.open(
        folder.resolve("site"),
        () -> park,
        () -> {
          throw new IllegalStateException("no history here");
        },
        (viewer, action, subject, reason) ->
            trail.add(viewer.name() + " " + action + " " + subject + " " + reason),
        CLOCK);
  }

  private Path own(String name) throws IOException {
    return Files.createDirectories(folder.resolve("site/rules")).resolve(name);
  }

  @Test
  void whatIsPutInForceHoldsAtOnceAndWhatStaysKeepsItsAlarm() throws Exception {
    Files.writeString(
        own("mine.yaml"), "rules:\n" + rule("a", "power", 5) + rule("b", "energy", 5));
    KeptRules rules = open();
    FakeLog log = new FakeLog();
    try (AlarmEngine engine =
        Engines.open(folder.resolve("live"), rules.inForce(), park, log, CLOCK)) {
      rules.attach((set, changed) -> {
        var done = engine.reload(set, changed);
        log.flush(engine);
        return done;
      });
      log.watermark(T0);
      log.sample(point(park, 0, "power"), T0, 7);
      log.sample(point(park, 0, "energy"), T0, 7);
      log.flush(engine);
      List<Alarm> before = engine.board().standing(ADMIN);
      assertThat(before).extracting(Alarm::rule).containsExactlyInAnyOrder("a", "b");

      String changed = "rules:\n" + rule("a", "power", 6) + rule("c", "energy", 6);
      assertThatThrownBy(() -> rules.put(PLANNER, "mine.yaml", changed, "why"))
          .isInstanceOf(AccessRefused.class);
      assertThatThrownBy(() -> rules.put(ADMIN, "mine.yaml", changed, " "))
          .hasMessageContaining("with a reason");
      assertThat(rules.put(ADMIN, "mine.yaml", changed, "limit of 6").problems()).isEmpty();

      assertThat(engine.board().standing(ADMIN))
          .extracting(Alarm::rule, Alarm::id)
          .containsExactly(
              tuple("a", before.stream().filter(x -> x.rule().equals("a")).findFirst().get().id()));
      assertThat(engine.board().ended(ADMIN, 9)).extracting(Alarm::rule).containsExactly("b");
      assertThat(rules.conditions()).containsEntry("c", 4).doesNotContainKey("b");
      assertThat(Files.readString(own("mine.yaml"))).isEqualTo(changed);
      assertThat(trail).containsExactly("admin rules.put mine.yaml limit of 6");
      assertThat(rules.versions("mine.yaml"))
          .extracting(RuleVersion::number, RuleVersion::author, RuleVersion::reason)
          .containsExactly(tuple(2, "admin", "limit of 6"), tuple(1, "disk", "changed on disk"));
      assertThat(rules.versions("mine.yaml").getFirst().text()).isEqualTo(changed);
    }
  }

  /** A file that is written before its rules hold would be in force at the next start. */
  @Test
  void whatTheAlarmsDoNotGoOverToIsNotWrittenAndNotTakenUpLater() throws Exception {
    String old = "rules:\n" + rule("a", "power", 5);
    Files.writeString(own("mine.yaml"), old);
    KeptRules rules = open();
    FakeLog log = new FakeLog();
    try (AlarmEngine engine =
        Engines.open(folder.resolve("live"), rules.inForce(), park, log, CLOCK)) {
      rules.attach(engine::reload, Duration.ofMillis(1)); // the log brings nothing meanwhile
      String changed = "rules:\n" + rule("b", "power", 5);
      assertThatThrownBy(() -> rules.put(ADMIN, "mine.yaml", changed, "too late"))
          .hasMessage("the alarms still go by the rules before");
      log.watermark(T0);
      log.sample(point(park, 0, "power"), T0, 7);
      log.flush(engine);
      assertThat(engine.board().standing(ADMIN)).extracting(Alarm::rule).containsExactly("a");
    }
    assertThat(rules.inForce().rule("b")).isEmpty();
    assertThat(Files.readString(own("mine.yaml"))).isEqualTo(old);
    assertThat(rules.versions("mine.yaml"))
        .extracting(RuleVersion::text)
        .as("the newest is what lies on disk")
        .first()
        .isEqualTo(old);
    assertThat(open().inForce().rule("a")).isPresent();
  }

  @Test
  void whatCannotBeWrittenDoesNotHold() throws Exception {
    KeptRules rules = open();
    List<RuleSet> wentOver = new ArrayList<>();
    rules.attach((set, changed) -> {
      wentOver.add(set);
      return CompletableFuture.completedFuture(null);
    });
    Files.createDirectories(own("mine.yaml.new")); // where the text is written before it moves
    assertThatThrownBy(
            () -> rules.put(ADMIN, "mine.yaml", "rules:\n" + rule("b", "power", 5), "why"))
        .hasMessageStartingWith("the rules cannot be written");
    assertThat(wentOver).hasSize(2);
    assertThat(wentOver.getLast().rule("b")).isEmpty();
    assertThat(rules.inForce().rule("b")).isEmpty();
    assertThat(own("mine.yaml")).doesNotExist();
  }

  @Test
  void whatDoesNotReadOrFitIsRefusedWithItsLineAndNothingChanges() throws IOException {
    KeptRules rules = open();
    int before = rules.inForce().rules().size();
    String wrong = "rules:\n" + rule("a", "power", 5).replace("clear: 1", "clear: 9");
    Checked checked = rules.put(ADMIN, "mine.yaml", wrong, "try");
    assertThat(checked.problems()).hasSize(1);
    assertThat(checked.problems().getFirst())
        .isEqualTo("mine.yaml:6: rules[0].clear: must lie below the limit");
    String nowhere =
        "rules:\n" + rule("a", "power", 5).replace("RACK_PDU}", "RACK_PDU, place: MOON}");
    assertThat(rules.check(PLANNER, "mine.yaml", nowhere).problems().getFirst())
        .contains("the park has no place MOON");
    assertThatThrownBy(() -> rules.put(ADMIN, "../mine.yaml", wrong, "try"))
        .hasMessageStartingWith("a rule file is named");
    assertThat(rules.inForce().rules()).hasSize(before);
    assertThat(rules.versions("mine.yaml")).isEmpty();
    assertThat(folder.resolve("site/rules/mine.yaml")).doesNotExist();
    assertThat(trail).isEmpty();
  }

  @Test
  void aBrokenFileOnDiskIsLeftOutAndTheOthersAreInForce() throws IOException {
    Files.writeString(own("good.yaml"), "rules:\n" + rule("good", "power", 5));
    Files.writeString(own("plant.yaml"), "rulez: []\n");
    Files.writeString(own("twice.yaml"), "rules:\n" + rule("good", "power", 6));
    KeptRules rules = open();
    assertThat(rules.inForce().rule("good")).isPresent();
    assertThat(rules.inForce().rule("ups.mode")).as("of the house's plant.yaml").isPresent();
    assertThat(rules.texts())
        .filteredOn(text -> !text.refused().isEmpty())
        .extracting(RuleText::name)
        .containsExactly("plant.yaml", "twice.yaml");
    Files.delete(own("plant.yaml"));
    Files.writeString(own("twice.yaml"), "rules:\n" + rule("other", "power", 6));
    assertThat(rules.reload(ADMIN))
        .containsExactly("plant.yaml: changed on disk", "twice.yaml: changed on disk");
    assertThat(rules.inForce().rule("other")).isPresent();
    assertThat(rules.texts()).extracting(RuleText::refused).containsOnly("");
    assertThat(rules.reload(ADMIN)).as("nothing changed since").isEmpty();
    assertThat(rules.versions("plant.yaml")).extracting(RuleVersion::text).first().isEqualTo("");
  }

  @Test
  void whoReplacesAFileOfTheHouseCanGoBackToIt() throws IOException {
    KeptRules rules = open();
    String house = rules.texts().getFirst().text();
    String name = rules.texts().getFirst().name();
    assertThat(rules.put(ADMIN, name, house + "# ours\n", "a remark").problems()).isEmpty();
    assertThat(rules.versions(name))
        .extracting(RuleVersion::author)
        .containsExactly("admin", RuleVersion.HOUSE);
    String before = rules.versions(name).getLast().text();
    assertThat(before).isEqualTo(house);
    assertThat(rules.put(ADMIN, name, before, "back").problems()).isEmpty();
    assertThat(open().texts().getFirst().text()).isEqualTo(house);
  }

  @Test
  void aDiffTellsTheLinesThatDiffer() {
    assertThat(LineDiff.between("a\nb\nc\nd\n", "a\nc\nx\nd\n"))
        .extracting(line -> line.change() + " " + line.text())
        .containsExactly("SAME a", "REMOVED b", "SAME c", "ADDED x", "SAME d");
    assertThat(LineDiff.between("", "a")).hasSize(1);
  }
}
