package org.parkwatch.alerting.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.board.AlarmText;
import org.parkwatch.alerting.rules.Symptom;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;

/**
 * Alarms in the room of the small reference park, and what they are sorted into: 200 cabinets on
 * two UPS, ten RPPs a feed, 12 CRAH. Row A's RPPs feed the switches, and the A one the room gateway
 * too.
 */
abstract class CauseRig {
  static final String ROOM = "FZ-B1-1F-R101";
  static final int MINUTE = 60_000;

  @TempDir static Path folder;
  static Park park;
  static CauseGraph graph;
  static List<Carrier> carriers;

  final CauseFinder finder = new CauseFinder(this::symptom);
  final Map<Long, Symptom> symptoms = new HashMap<>();
  final Map<Long, Alarm> alarms = new HashMap<>();
  final Map<Integer, Double> newest = new HashMap<>();
  final Set<Integer> silent = new HashSet<>();
  long now = 100L * MINUTE;
  long lastId;

  @BeforeAll
  static void load() {
    park = ReferenceRoom.load(folder);
    graph = CauseGraph.of(park);
    carriers = Carriers.of(graph);
  }

  void silence(Predicate<Device> which) {
    park.devices().stream()
        .filter(which)
        .forEach(device -> {
          silent.add(device.id());
          raise(equipment(device), Symptom.SILENT, 3);
        });
  }

  static Set<Integer> behind(String equipment) {
    return new HashSet<>(
        carriers.stream()
            .filter(carrier -> carrier.key().equals("equipment " + equipment))
            .findFirst()
            .orElseThrow()
            .devices());
  }

  static String code(Device device) {
    return device.code();
  }

  static String equipment(Device device) {
    return park.equipmentOf(device).code();
  }

  void raise(String equipment, Symptom symptom, int severity) {
    Device device =
        park.devices().stream()
            .filter(one -> equipment(one).equals(equipment))
            .findFirst()
            .orElseThrow();
    long id = ++lastId;
    symptoms.put(id, symptom);
    String what = equipment + " " + symptom.word();
    alarms.put(
        id,
        new Alarm(
            id,
            severity,
            AlarmState.UNACKNOWLEDGED,
            symptom.word(),
            device.pointId(symptom == Symptom.SILENT ? "comm.up" : "mode"),
            device.id(),
            park.equipmentOf(device).cabinet(),
            -1,
            park.equipmentOf(device).cabinet() < 0
                ? Names.same("R101")
                : Names.same("R101 " + park.cabinet(park.equipmentOf(device).cabinet()).label()),
            Names.same(what),
            Double.NaN,
            Double.NaN,
            "",
            0,
            now,
            0,
            null,
            0,
            null));
  }

  void raiseOfCabinet(String code) {
    Cabinet cabinet = park.cabinetByCode(code).orElseThrow();
    long id = ++lastId;
    alarms.put(
        id,
        new Alarm(
            id,
            4,
            AlarmState.UNACKNOWLEDGED,
            "cabinet.failover.load",
            -1,
            -1,
            cabinet.id(),
            cabinet.room(),
            Names.same("R101 " + cabinet.label()),
            Names.same("load after loss of a feed"),
            90,
            80,
            "%",
            1,
            now,
            0,
            null,
            0,
            null));
  }

  Symptom symptom(Alarm alarm) {
    return symptoms.getOrDefault(alarm.id(), Symptom.OTHER);
  }

  void newest(String equipment, String point, double value) {
    park.devices().stream()
        .filter(one -> equipment(one).equals(equipment))
        .forEach(device -> newest.put(device.pointId(point), value));
  }

  double value(int point) {
    return newest.getOrDefault(point, Double.NaN);
  }

  List<Case> cases() {
    List<Alarm> standing = new ArrayList<>(alarms.values());
    return finder.find(graph, carriers, standing, device -> silent.contains(device.id()), now);
  }

  static List<Alarm> seen(Case found) {
    List<Alarm> seen = new ArrayList<>();
    found.roots().forEach(part -> seen.add(part.fact().alarm()));
    found.parts().forEach(part -> seen.add(part.fact().alarm()));
    return seen;
  }

  List<Alarm> standing() {
    return cases().stream()
        .map(found -> Lines.of(graph, found, seen(found), this::value, true))
        .toList();
  }

  List<String> lines() {
    return standing().stream().map(line -> AlarmText.line(line, Locale.ENGLISH)).toList();
  }

  Alarm only() {
    assertThat(standing()).hasSize(1);
    return standing().getFirst();
  }

  String chinese() {
    return AlarmText.line(only(), Locale.CHINESE);
  }

  String sentence() {
    Case found = cases().getFirst();
    return Sentences.of(graph, found, only(), this::value, Optional.empty(), true).en();
  }

  long parts(Why why) {
    return cases().stream()
        .flatMap(found -> found.parts().stream())
        .filter(part -> part.why() == why)
        .count();
  }

  static int equipmentId(String code) {
    return park.equipment().stream()
        .filter(one -> one.code().equals(code))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
