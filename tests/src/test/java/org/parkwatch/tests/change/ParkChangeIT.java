package org.parkwatch.tests.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.journal.EntryKind;
import org.parkwatch.alerting.journal.JournalEntry;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.tests.kill.Operator;
import org.parkwatch.tests.rig.AlarmJournal;
import org.parkwatch.tests.rig.Await;
import org.parkwatch.tests.rig.Chromium;
import org.parkwatch.tests.rig.Installation;
import org.parkwatch.tests.rig.LogTail;
import org.parkwatch.tests.rig.ParkOnDisk;
import org.parkwatch.tests.rig.ProofRule;
import org.parkwatch.tests.rig.RackPdu;
import org.parkwatch.tests.rig.SampleMemory;
import org.parkwatch.tests.rig.SimulatedPark;

/**
 * An administrator adds a cabinet with two rack PDUs, moves a tenancy and ends a device while the
 * park runs: a mistake is refused, then all of it is in force at once; ids and alarms of the rest
 * stay, the map and the collectors take the new ones.
 */
class ParkChangeIT {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final String ROOM = "FZ-B1-1F-R101-";
  private static final String ENDED = ROOM + "A20-PDU-B";
  private static final String KEPT = ROOM + "A03-PDU-A";
  private static final List<String> NEW = List.of(ROOM + "A21-PDU-A", ROOM + "A21-PDU-B");

  private static final String NEW_CABINET_HAS_POWER =
      "() => { const m = document.querySelector('pw-floor-map');"
          + " return m && m.reading('FZ-B1-1F-R101-A21')?.power > 0; }";

  @Test
  void aChangedParkIsComparedRefusedMendedAndPutInForceWhileItRuns() throws Exception {
    Chromium.needed();
    Path root = Installation.projectRoot();
    try (Installation installation =
        Installation.fresh(root, root.resolve("tests/target/proofs/change"))) {
      ProofRule.write(installation.data());
      installation.run("--small");
      new SimulatedPark(installation.data()).overload(List.of(ENDED, KEPT));
      Await.until(
          "both overloads are alarms",
          SOON,
          () -> ProofRule.raised(installation.data()).containsAll(List.of(ENDED, KEPT)));
      ParkOnDisk before = ParkOnDisk.read(installation.data());

      Path park = installation.data().resolve("park");
      grow(park);
      edit(park.resolve("B1/tenancies.csv"), ROOM + "A02,", ROOM + "A99,");
      assertThat(say(root, installation, 1, "check"))
          .containsPattern("B1/tenancies\\.csv:3: .*A99");
      try (Operator operator = new Operator(installation)) {
        operator.openAlarms();
        Page map = operator.page().context().newPage();
        map.navigate(installation.url() + "/");
        Page page = operator.page();
        page.navigate(installation.url() + "/park-files");
        page.getByText("B1/tenancies.csv:3").waitFor();
        assertThat(page.locator("#apply").isEnabled()).isFalse();

        edit(park.resolve("B1/tenancies.csv"), ROOM + "A99,", ROOM + "A02,");
        assertThat(say(root, installation, 0, "check")).contains("210 cabinets");
        assertThat(say(root, installation, 0, "diff"))
            .contains("+ " + NEW.getFirst())
            .contains("- " + ENDED)
            .contains("~ " + ROOM + "A02: tenant");
        installation.endSimulators();
        installation.run(); // they stand in for the new devices too
        page.locator("#compare").click();
        page.getByText("- " + ENDED, new Page.GetByTextOptions().setExact(true)).waitFor();
        page.locator("#reason").fill("row ends filled");
        page.locator("#apply").click();
        page.getByText("Revision 2 is in force.").first().waitFor();

        newDevicesAreRead(installation);
        map.waitForFunction(NEW_CABINET_HAS_POWER);
      }
      idsAreKept(before, ParkOnDisk.read(installation.data()));
      secretsChangeWithoutARestart(root, installation);
      alarmsAreKept(installation);
      assertThat(say(root, installation, 0, "diff")).contains("no difference");
    }
  }

  /** One more cabinet in each row, A21 with two rack PDUs; A02 moves; one device ends. */
  private static void grow(Path park) throws IOException {
    edit(park.resolve("templates.yaml"), "01..20", "01..21");
    edit(park.resolve("park.yaml"), "(0[1-9]|1[0-9]|20)", "(0[1-9]|1[0-9]|2[01])");
    Path tenancies = park.resolve("B1/tenancies.csv");
    edit(tenancies, line(tenancies, ROOM + "A02,"), ROOM + "A02,T-045,5\n" + ROOM + "A21,T-045,5");
    Path pdus = park.resolve("B1/rack-pdus.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(pdus));
    String ended = line(pdus, ENDED);
    lines.remove(ended);
    for (String code : NEW) {
      String side = code.substring(code.length() - 1);
      lines.add(
          ended
              .replace("A20-PDU-B", "A21-PDU-" + side)
              .replace("A20-BR-B", "A21-BR-" + side)
              .replace("R101-A20,B,", "R101-A21," + side + ",")
              .replaceFirst("127\\.10\\.\\d+\\.\\d+", "127.10.9." + (1 + NEW.indexOf(code))));
    }
    Files.write(pdus, lines);
  }

  private static String line(Path file, String begin) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(begin))
        .findFirst()
        .orElseThrow();
  }

  private static void edit(Path file, String what, String with) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(what);
    Files.writeString(file, text.replace(what, with));
  }

  /** What {@code ./parkwatch park VERB} prints. */
  private static String say(Path root, Installation installation, int exit, String verb)
      throws IOException, InterruptedException {
    return type(root, installation, "", exit, "park", verb);
  }

  /** What the launcher answers to words, with text on its standard input. */
  private static String type(
      Path root, Installation installation, String in, int exit, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("parkwatch").toString());
    command.addAll(List.of(words));
    command.addAll(List.of("--data", installation.data().toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (OutputStream toProcess = process.getOutputStream()) {
      toProcess.write(in.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(exit);
    return said;
  }

  /** Devices are asked with another community while everything runs; no plain secret is left. */
  private static void secretsChangeWithoutARestart(Path root, Installation installation)
      throws Exception {
    Path data = installation.data();
    String right =
        Files.readAllLines(data.resolve("simulators/credentials.yaml")).stream()
            .filter(line -> line.contains("community: "))
            .findFirst()
            .orElseThrow()
            .strip();
    String secret = right.substring(right.indexOf(' ') + 1);
    assertThat(data.resolve("secrets/credentials.yaml")).doesNotExist();
    assertThat(data.resolve("secrets/credentials.sealed")).content().doesNotContain(secret);
    RackPdu device = ParkOnDisk.read(data).device(KEPT);
    SampleMemory memory = new SampleMemory(ParkOnDisk.read(data).pointsOf(List.of(device)));
    try (LogTail log = new LogTail(data.resolve("log"), 0, memory::take).start()) {
      type(root, installation, "community: wrong-one", 0, "credential", "set", "rack-pdus");
      newest(memory, device, Quality.BAD_TIMEOUT);
      type(root, installation, right, 0, "credential", "set", "rack-pdus");
      newest(memory, device, Quality.GOOD);
      assertThat(log.damaged()).isZero();
    }
    assertThat(installation.log("parkwatch")).content().doesNotContain(secret);
  }

  private static void newest(SampleMemory memory, RackPdu device, Quality quality) {
    Await.until(
        "the newest power of " + device.code() + " is " + quality,
        SOON,
        () -> {
          var last = memory.of(device.point("power")).lastEntry();
          return last != null && last.getValue().quality() == quality;
        });
  }

  private static void newDevicesAreRead(Installation installation) throws IOException {
    ParkOnDisk park = ParkOnDisk.read(installation.data());
    List<RackPdu> devices = NEW.stream().map(park::device).toList();
    SampleMemory memory = new SampleMemory(park.pointsOf(devices));
    try (LogTail log = new LogTail(installation.data().resolve("log"), 0, memory::take).start()) {
      Await.until(
          "both new devices have given power",
          SOON,
          () ->
              devices.stream()
                  .allMatch(device ->
                      memory.of(device.point("power")).values().stream()
                          .anyMatch(sample -> sample.quality() == Quality.GOOD)));
      assertThat(log.damaged()).isZero();
    }
  }

  private static void idsAreKept(ParkOnDisk before, ParkOnDisk after) {
    for (RackPdu device : before.devices()) {
      if (!device.code().equals(ENDED)) {
        assertThat(after.device(device.code()).firstPoint())
            .as(device.code())
            .isEqualTo(device.firstPoint());
      }
    }
    assertThat(after.devices()).hasSize(before.devices().size() + 1);
  }

  /** The ended device's alarm is withdrawn; the other still stands as it was raised. */
  private static void alarmsAreKept(Installation installation) {
    assertThat(entries(installation, KEPT)).containsExactly(EntryKind.RAISED);
    assertThat(entries(installation, ENDED)).containsExactly(EntryKind.RAISED, EntryKind.WITHDRAWN);
  }

  private static List<EntryKind> entries(Installation installation, String device) {
    try (AlarmJournal journal = AlarmJournal.open(installation.data())) {
      return journal
          .entries(entry -> entry.device().equals(device) && ProofRule.is(entry.rule()))
          .stream()
          .map(JournalEntry::kind)
          .toList();
    }
  }
}
