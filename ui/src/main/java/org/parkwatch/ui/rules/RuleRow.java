package org.parkwatch.ui.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.book.RuleBook;
import org.parkwatch.alerting.cause.Kinds;
import org.parkwatch.alerting.rules.Criterion;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.Names;
import org.parkwatch.ui.words.Terms;

/**
 * A rule in force as a line of the list.
 *
 * @param severity the gravest that it gives
 * @param where which points it watches, as its file says
 * @param conditions that it has in this park
 * @param fired alarms of it that stand or ended lately
 */
record RuleRow(
    String id, Names what, int severity, Names where, int conditions, int fired, String file) {

  /** The rules of the book, by their ids; what only suppresses stands with its rule. */
  static List<RuleRow> of(RuleBook book, List<Alarm> alarms) {
    Map<String, Integer> fired = new HashMap<>();
    alarms.forEach(alarm -> fired.merge(alarm.rule(), 1, Integer::sum));
    Map<String, Integer> conditions = book.conditions();
    List<RuleRow> rows = new ArrayList<>();
    for (Rule rule : book.inForce().rules()) {
      if (!rule.handling().onlySuppresses()) {
        Names own = rule.what();
        rows.add(
            new RuleRow(
                rule.id(),
                own == null ? Names.same(String.join(", ", rule.on().points())) : anyPoint(own),
                severity(rule.criterion()),
                where(rule),
                conditions.getOrDefault(rule.id(), 0),
                fired.getOrDefault(rule.id(), 0),
                rule.file()));
      }
    }
    rows.sort(Comparator.comparing(RuleRow::id));
    return rows;
  }

  /** The text of an alarm names the point; here it may be any of them. */
  private static Names anyPoint(Names what) {
    return new Names(what.en().replace("{point}", "…"), what.zh().replace("{point}", "…"));
  }

  private static int severity(Criterion criterion) {
    return switch (criterion) {
      case Criterion.Threshold threshold -> threshold.severity();
      case Criterion.Stale stale -> stale.severity();
      case Criterion.State state -> gravest(state.severities());
      case Criterion.Event event -> gravest(event.severities());
    };
  }

  private static int gravest(Map<DeviceState, Integer> severities) {
    return severities.values().stream().mapToInt(Integer::intValue).min().orElse(4);
  }

  /** What it watches, then where: a code stands as it is written. */
  static Names where(Rule rule) {
    List<Names> parts = new ArrayList<>();
    rule.on().scopes().forEach(kind -> parts.add(Kinds.names(kind)));
    rule.on().equipment().forEach(kind -> parts.add(Kinds.names(kind)));
    for (String each :
        new String[] {
          rule.on().place(), rule.on().cabinet(), rule.on().tenant(), rule.on().profile()
        }) {
      if (each != null) {
        parts.add(Names.same(each));
      }
    }
    rule.on().tags().forEach(tag -> parts.add(Names.same(tag)));
    if (parts.isEmpty()) {
      return new Names("everything that has the point", "所有具有该测点的设备");
    }
    return new Names(
        String.join(", ", parts.stream().map(Names::en).toList()),
        String.join("、", parts.stream().map(Names::zh).toList()));
  }

  /** Whether the line has all these words. */
  boolean matches(String words) {
    String line =
        String.join(" ", id, what.en(), what.zh(), where.en(), where.zh(), file)
            .toLowerCase(Locale.ROOT);
    for (String word : Terms.of(words.toLowerCase(Locale.ROOT)).words()) {
      if (!line.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
