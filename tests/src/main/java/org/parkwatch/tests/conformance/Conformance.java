package org.parkwatch.tests.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.snmp.Access;
import org.parkwatch.collectors.snmp.Conversation;
import org.parkwatch.collectors.snmp.NoAnswer;
import org.parkwatch.collectors.snmp.discovery.Discovered;
import org.parkwatch.collectors.snmp.discovery.Discovery;
import org.parkwatch.profiles.MibProfiles;
import org.parkwatch.profiles.mib.FoundPoint;
import org.parkwatch.profiles.read.PointValues;
import org.parkwatch.profiles.read.RawValues;
import org.parkwatch.profiles.read.ReadPlan;

/**
 * Serves each recording below a folder as an agent and lets the collector find out what it is and
 * read it, over the wire.
 */
final class Conformance {
  private static final int TIMEOUT_MILLIS = 2_000;
  private static final String NOTHING = "{\"identity\": {\"profile\": \"unknown\"}}\n";
  private static final Access ACCESS =
      Access.plain("snmp-v2c", new Secret(RecordedAgent.COMMUNITY));

  /** The agents are our own. */
  private static final int QUESTIONS_A_SECOND = 10_000;

  private final Discovery discovery = new Discovery(MibProfiles.load());
  private final Consumer<String> progress;
  private final List<String> mistakes = new ArrayList<>();
  private int devices;
  private int unknown;
  private int good;
  private int bad;

  /**
   * Loads the families.
   *
   * @param progress takes a line a device
   */
  Conformance(Consumer<String> progress) {
    this.progress = progress;
  }

  /**
   * Reads all recordings below a folder.
   *
   * @param out gets a file a recording, {@code ID.jsonl}; made if it is not there
   * @throws IOException if the folder or a file cannot be read or written
   */
  void run(Path folder, Path out) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(".snmprec")).sorted().toList();
    }
    if (files.isEmpty()) {
      mistakes.add(folder + ": holds no *.snmprec");
    }
    Files.createDirectories(out);
    Map<String, Path> ids = new HashMap<>();
    for (Path file : files) {
      try {
        Recording recording = Recording.read(file);
        Path other = ids.putIfAbsent(recording.id(), file);
        if (other == null) {
          readOrSay(recording, out);
        } else {
          mistakes.add(file + ": has the same name as " + other);
        }
      } catch (BrokenRecording e) {
        mistakes.add(e.getMessage());
      }
    }
  }

  /** What becomes of one device does not keep the others from being read. */
  private void readOrSay(Recording recording, Path out) throws IOException {
    try {
      read(recording, out);
    } catch (NoAnswer | RuntimeException e) {
      mistakes.add(recording.id() + ": could not be read: " + e);
      Files.writeString(out.resolve(recording.id() + ".jsonl"), NOTHING);
    }
  }

  private void read(Recording recording, Path out) throws IOException {
    try (RecordedAgent agent = new RecordedAgent(recording);
        Conversation device =
            new Conversation(agent.address(), ACCESS, TIMEOUT_MILLIS, QUESTIONS_A_SECOND)) {
      Discovered found = discovery.discover(device);
      ReadPlan plan = ReadPlan.of(found.points().stream().map(FoundPoint::binding).toList());
      RawValues raw = device.read(plan);
      PointValues values = new PointValues();
      plan.decode(raw, values);
      DeviceReport report = new DeviceReport(found, plan, raw, values);
      Files.write(out.resolve(recording.id() + ".jsonl"), report.lines());
      devices++;
      good += report.good();
      bad += report.bad();
      boolean known = !found.identity().profile().equals("unknown");
      unknown += known ? 0 : 1;
      progress.accept(
          "%-32s %-24s %4d values, %3d without"
              .formatted(recording.id(), found.identity().profile(), report.good(), report.bad()));
    }
  }

  /** What could not be read at all, a line each with file and line. */
  List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  int devices() {
    return devices;
  }

  String summary() {
    return "%d devices, %d of them unknown; %d values, %d points without a value"
        .formatted(devices, unknown, good, bad);
  }
}
