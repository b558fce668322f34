package org.parkwatch.ui.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.board.OrderRefused;
import org.parkwatch.alerting.journal.OutOfService;
import org.parkwatch.alerting.severity.Severity;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.change.ParkDiff;
import org.parkwatch.facility.commissioning.CertificateQuarantine;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.commissioning.ServerCertificate;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Life;
import org.parkwatch.telemetry.damage.DamageKind;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.ui.access.AccountBook;
import org.parkwatch.ui.access.OwnPassword;
import org.parkwatch.ui.air.Envelope;
import org.parkwatch.ui.air.RoomAir;

class WordsTest {
  private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*)\"");
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  // A key that one language lacks would end a page with an exception in that language only.
  @Test
  void bothLanguagesHaveTheSameKeysAndTheSamePlaceholders() throws IOException {
    Properties en = load("en");
    Properties zh = load("zh");
    assertThat(zh.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
    for (String key : en.stringPropertyNames()) {
      assertThat(places(zh.getProperty(key))).as(key).isEqualTo(places(en.getProperty(key)));
    }
  }

  // Half-width marks beside Chinese characters look like a slip of the keyboard.
  @Test
  void chineseTextsHaveChinesePunctuation() throws IOException {
    Pattern slip = Pattern.compile("\\p{IsHan}[,:;!?]|[,:;!?]\\p{IsHan}");
    Properties zh = load("zh");
    assertThat(zh.stringPropertyNames())
        .isNotEmpty()
        .noneMatch(key -> slip.matcher(zh.getProperty(key)).find());
  }

  @Test
  void everyKeyIsUsedBySomeScreenAndEveryUsedKeyExists() throws IOException {
    Set<String> keys = load("en").stringPropertyNames();
    Set<String> literals = literals();
    Set<String> built = built();
    assertThat(keys).containsAll(built);
    Set<String> unused = new TreeSet<>(keys);
    unused.removeAll(literals);
    unused.removeAll(built);
    assertThat(unused).as("keys that nothing uses").isEmpty();
    Set<String> groups =
        keys.stream()
            .filter(key -> key.contains("."))
            .map(key -> key.substring(0, key.indexOf('.')))
            .collect(Collectors.toSet());
    Set<String> missing =
        literals.stream()
            .filter(literal -> literal.contains("."))
            .filter(literal -> groups.contains(literal.substring(0, literal.indexOf('.'))))
            .filter(literal -> !keys.contains(literal))
            .filter(literal -> !isOtherName(literal))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(missing).as("keys that have no text").isEmpty();
  }

  /** Points of devices and data of browser events are named alike but are no words. */
  private static boolean isOtherName(String literal) {
    return literal.startsWith("power.")
        || literal.startsWith("inlet.")
        || literal.equals("alarm.state")
        || literal.equals("history.export") // an action of the audit trail
        || literal.startsWith("event.detail.");
  }

  /** Keys that screens put together from a value of an enumeration. */
  private static Set<String> built() {
    Set<String> built = new TreeSet<>(Set.of("theme.dark", "theme.light"));
    Stream.of(Role.values()).forEach(role -> built.add("role." + word(role)));
    Stream.of(Right.values()).forEach(right -> built.add("right." + word(right)));
    Stream.of(AccountBook.Outcome.values())
        .forEach(outcome -> built.add("accounts.answer." + word(outcome)));
    Stream.of(Life.values()).forEach(life -> built.add("life." + word(life)));
    Stream.of(DeviceState.values()).forEach(state -> built.add("state." + word(state)));
    Stream.of(Quality.values()).forEach(quality -> built.add("quality." + word(quality)));
    Stream.of(DamageKind.values()).forEach(kind -> built.add("damage." + word(kind)));
    Stream.of(OwnPassword.Outcome.values())
        .forEach(outcome -> built.add("password.answer." + word(outcome)));
    Stream.of(Diagnosis.State.values()).forEach(state -> built.add("device.state." + word(state)));
    Stream.of(RoomAir.UnitState.values()).forEach(state -> built.add("air.unit." + word(state)));
    Stream.of(Envelope.Verdict.values())
        .filter(v -> v != Envelope.Verdict.NONE && v != Envelope.Verdict.RECOMMENDED)
        .forEach(verdict -> built.add("air." + word(verdict)));
    Stream.of(OrderRefused.Fault.values())
        .forEach(fault -> built.add("service.wrong." + word(fault)));
    Stream.of(OutOfService.Kind.values()).forEach(kind -> built.add("service.kind." + word(kind)));
    Stream.of(Severity.IsaPriority.values())
        .forEach(priority -> built.add("isa." + word(priority)));
    for (String call : List.of("acknowledge", "shelve", "unshelve", "care")) {
      Stream.of("done", "none", "refused", "failed", "unrecorded")
          .forEach(answer -> built.add(call + "." + answer));
    }
    for (ServerCertificate.Standing standing : ServerCertificate.Standing.values()) {
      built.add("certificates.standing." + word(standing));
      built.add("certificates.done." + word(standing));
    }
    Stream.of(CertificateQuarantine.Outcome.values())
        .filter(outcome -> outcome != CertificateQuarantine.Outcome.DONE)
        .forEach(outcome -> built.add("certificates.answer." + word(outcome)));
    for (String tab : List.of("open", "shelved", "aside", "cleared")) {
      built.add("alarms.tab." + tab);
      built.add("alarms.none." + tab + ".title");
      built.add("alarms.none." + tab + ".text");
    }
    for (ParkDiff.Subject subject : ParkDiff.Subject.values()) {
      built.add("park-files." + word(subject));
    }
    for (String state : List.of("same", "differ", "wrong")) {
      built.add("park-files.state." + state);
    }
    built.add("alarms.filtered.title");
    built.add("alarms.filtered.text");
    for (OwnPassword.Outcome outcome : OwnPassword.Outcome.values()) {
      built.add("password.answer." + outcome.name().toLowerCase(Locale.ROOT));
    }
    return built;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Set<String> literals() throws IOException {
    Set<String> literals = new TreeSet<>();
    Path sources = Path.of("src/main/java/org/parkwatch/ui");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher matcher = LITERAL.matcher(Files.readString(file));
        while (matcher.find()) {
          literals.add(matcher.group(1));
        }
      }
    }
    return literals;
  }

  private static List<String> places(String text) {
    List<String> places = new ArrayList<>();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      places.add(matcher.group());
    }
    places.sort(null);
    return places;
  }

  private static Properties load(String language) throws IOException {
    Properties properties = new Properties();
    try (InputStream in =
        WordsTest.class.getResourceAsStream("words_" + language + ".properties")) {
      assertThat(in).isNotNull();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return properties;
  }
}
