package org.parkwatch.alerting.cause;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.rules.Symptom;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;

/** What a case means, in whole sentences: affected, next, since, owner. Pure functions. */
final class Sentences {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final int NAMED_TENANTS = 3;

  /** What lasts longer than this is nothing to hurry for. */
  private static final int SOON_MINUTES = 240;

  /** Points that say for how long something lasts, in minutes. */
  private static final List<String> MINUTES = List.of("battery.minutes", "minutes");

  private Sentences() {}

  /**
   * What it means, since when, and who has it.
   *
   * @param consequence of doing nothing about the head of it, where nothing else is known
   * @param whole whether the reader may know of the whole park; else nothing is said of cabinets
   *     and tenants
   */
  static Names of(
      CauseGraph graph,
      Case found,
      Alarm line,
      Newest newest,
      Optional<Names> consequence,
      boolean whole) {
    List<Names> sentences = meaning(graph, found, newest, consequence, whole);
    sentences.add(since(line, graph.park().zone()));
    return joined(sentences);
  }

  /** As above without since and who, which stand beside it; but for what means no more. */
  static Names meaning(
      CauseGraph graph,
      Case found,
      Alarm line,
      Newest newest,
      Optional<Names> consequence,
      boolean whole) {
    List<Names> sentences = meaning(graph, found, newest, consequence, whole);
    return sentences.isEmpty() ? since(line, graph.park().zone()) : joined(sentences);
  }

  private static List<Names> meaning(
      CauseGraph graph, Case found, Newest newest, Optional<Names> consequence, boolean whole) {
    List<Names> sentences = new ArrayList<>();
    if (whole) {
      sentences.addAll(affected(graph, found));
      sentences.addAll(next(graph, found, newest));
    }
    if (sentences.isEmpty()) {
      consequence.ifPresent(sentences::add);
    }
    return sentences;
  }

  private static Names joined(List<Names> sentences) {
    return new Names(joined(sentences, Names::en, " "), joined(sentences, Names::zh, ""));
  }

  private static String joined(List<Names> parts, Function<Names, String> in, String between) {
    return String.join(between, parts.stream().map(in).toList());
  }

  private static List<Names> unprotected(Protection protection) {
    List<Names> parts = new ArrayList<>();
    int one = protection.one().size();
    int none = protection.none().size();
    if (one > 0) {
      parts.add(new Names(cabinets(one) + " keep one protected feed", one + "个机柜仅剩一路受保护供电"));
    }
    if (none > 0) {
      parts.add(new Names(cabinets(none) + " without a protected feed", none + "个机柜无受保护供电"));
    }
    return parts;
  }

  private static List<Names> affected(CauseGraph graph, Case found) {
    List<Names> parts = new ArrayList<>();
    int dark = found.effects().dark().size();
    int single = found.effects().singleFed().size();
    if (dark > 0) {
      parts.add(new Names(cabinets(dark) + " dark", dark + "个机柜断电"));
    }
    if (single > 0) {
      parts.add(new Names(cabinets(single) + " on one feed", single + "个机柜单路供电"));
    }
    parts.addAll(unprotected(found.effects().protection()));
    long above =
        found.parts().stream()
            .filter(part -> part.fact().symptom() == Symptom.OVERLOADED)
            .map(part -> part.fact().alarm().cabinet())
            .distinct()
            .count();
    if (above > 0) {
      parts.add(new Names(above + " above the limit", above + "个超限"));
    }
    for (Case.Suspect suspect : found.suspects()) {
      int of = suspect.carrier().devices().size();
      parts.add(
          new Names(
              suspect.silent() + " of " + of + " devices behind it do not answer" + orEn(suspect),
              "其下" + of + "台设备中" + suspect.silent() + "台无应答" + orZh(suspect)));
    }
    if (parts.isEmpty()) {
      return List.of();
    }
    Optional<Names> tenants = tenants(graph.park(), found);
    return List.of(
        new Names(
            "Affected: " + joined(parts, Names::en, ", ") + tenants.map(Names::en).orElse("") + ".",
            "影响：" + joined(parts, Names::zh, "，") + tenants.map(Names::zh).orElse("") + "。"));
  }

  /** Silence alone cannot tell a switch from what feeds it. */
  private static String orEn(Case.Suspect suspect) {
    Names feeder = suspect.carrier().orFeeder();
    return feeder == null ? "" : " (or " + feeder.en() + ", which feeds it, is without voltage)";
  }

  private static String orZh(Case.Suspect suspect) {
    Names feeder = suspect.carrier().orFeeder();
    return feeder == null ? "" : "（也可能是为其供电的" + feeder.zh() + "失电）";
  }

  private static String cabinets(int count) {
    return count == 1 ? "1 cabinet" : count + " cabinets";
  }

  private static Optional<Names> tenants(Park park, Case found) {
    Set<Integer> tenants = found.effects().tenants(park);
    if (tenants.isEmpty()) {
      return Optional.empty();
    }
    List<Names> named =
        tenants.stream().limit(NAMED_TENANTS).map(tenant -> park.tenant(tenant).names()).toList();
    int more = tenants.size() - named.size();
    return Optional.of(
        new Names(
            "; tenants "
                + joined(named, Names::en, ", ")
                + (more > 0 ? " and " + more + " more" : ""),
            "；租户" + joined(named, Names::zh, "、") + (more > 0 ? "等" + tenants.size() + "家" : "")));
  }

  private static List<Names> next(CauseGraph graph, Case found, Newest newest) {
    double least = Double.NaN;
    int scarce = -1;
    for (Case.Part part : all(found)) {
      int node = part.fact().node();
      if (node >= 0 && runsDown(part.fact().symptom())) {
        double minutes = minutes(graph, node, newest);
        if (minutes >= 0 && !(least <= minutes)) {
          least = minutes;
          scarce = node;
        }
      }
    }
    if (scarce >= 0 && least <= SOON_MINUTES) {
      Names what = graph.equipment(scarce).names();
      long left = Math.round(Math.floor(least));
      boolean cold = graph.kind(scarce) == EquipmentKind.TANK;
      return List.of(
          new Names(
              "Next: "
                  + what.en()
                  + " has "
                  + left
                  + " min "
                  + (cold ? "of cold" : "of battery")
                  + " left.",
              "下一步：" + what.zh() + (cold ? "剩余供冷" : "剩余后备") + left + "分钟。"));
    }
    int single = found.effects().singleFed().size();
    return single == 0
        ? List.of()
        : List.of(
            new Names(
                "Next: if the other feed fails too, " + cabinets(single) + " go dark.",
                "下一步：另一路若再失电，" + single + "个机柜将断电。"));
  }

  private static List<Case.Part> all(Case found) {
    List<Case.Part> all = new ArrayList<>(found.roots());
    all.addAll(found.parts());
    return all;
  }

  private static boolean runsDown(Symptom symptom) {
    return symptom == Symptom.UNSUPPLIED || symptom == Symptom.DISCHARGING;
  }

  private static double minutes(CauseGraph graph, int node, Newest newest) {
    for (Device device : graph.devices(node)) {
      for (String name : MINUTES) {
        int point = device.pointId(name);
        if (point >= 0 && !Double.isNaN(newest.value(point))) {
          return newest.value(point);
        }
      }
    }
    return Double.NaN;
  }

  private static Names since(Alarm line, ZoneId zone) {
    String clock = CLOCK.format(Instant.ofEpochMilli(line.sinceMillis()).atZone(zone));
    String by = line.acknowledgedBy();
    if (by != null) {
      return new Names("Since " + clock + "; " + by + " has it.", clock + "开始，" + by + "处理中。");
    }
    return line.state() == AlarmState.RETURNED_UNACKNOWLEDGED
        ? new Names("Began " + clock + ", over; nobody had it.", clock + "开始，已恢复，无人认领。")
        : new Names("Since " + clock + "; nobody has it.", clock + "开始，无人认领。");
  }
}
