package org.parkwatch.alerting.evaluate;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.parkwatch.alerting.TestPark;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.rules.RuleSet;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/**
 * A case of a small test language. A file begins with the test of one rule as its kind and keys;
 * then come cases:
 *
 * <pre>
 * threshold: {on: {point: inlet.temperature}, high: 27, clear: 26, onDelay: 30s, offDelay: 0s}
 * === title of the case
 * 10:00:00 inlet.temperature 28.5      a sample; GOOD unless a quality stands instead of the value
 * 10:00:00 late 09:59:40 current 3     a sample that arrives later than its own time
 * 10:05:00 gap                         nobody listened since the line before
 * 10:00:40                             time passes
 * > 10:00:30 raised since 10:00:00 at 28.5
 * > 10:00:40 returned since 10:00:40 at 25.0
 * </pre>
 *
 * Between the lines there is a watermark each second; the first line begins with a gap.
 */
record Timeline(String title, RuleSet rules, List<String> script, List<String> expected) {
  private static final long DAY =
      Instant.parse("2026-11-22T00:00:00Z").atOffset(ZoneOffset.UTC).toInstant().toEpochMilli();

  static List<Timeline> read(String text) {
    String[] parts = text.split("(?m)^=== ", -1);
    RuleSet rules = rules(parts[0]);
    List<Timeline> cases = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      List<String> lines =
          parts[i].lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
      List<String> body = lines.subList(1, lines.size());
      cases.add(
          new Timeline(
              lines.getFirst(),
              rules,
              body.stream().filter(line -> !line.startsWith(">") && !line.startsWith("#")).toList(),
              body.stream()
                  .filter(line -> line.startsWith(">"))
                  .map(line -> line.substring(1).strip())
                  .toList()));
    }
    return cases;
  }

  private static RuleSet rules(String head) {
    String line =
        head.lines()
            .filter(candidate -> !candidate.startsWith("#") && !candidate.isBlank())
            .findFirst()
            .orElseThrow();
    String kind = line.substring(0, line.indexOf(':'));
    String keys = line.substring(line.indexOf('{') + 1, line.lastIndexOf('}'));
    boolean own = kind.equals("state") || kind.equals("event") || keys.contains("levels:");
    String severity = own ? "" : "severity: 3, ";
    String rule =
        "rules: [{id: r, kind: %s, %s%s, consequence: {en: c, zh: c}, response: {en: r, zh: r},"
                .formatted(kind, severity, keys)
            + " timeToRespond: 1h}]";
    return RuleFiles.parse(Map.of("timeline", rule));
  }

  /** Runs the case and says what happened in the words of the expectations. */
  List<String> run() {
    Park park = TestPark.of(1, 1);
    ConditionPlan plan = ConditionPlan.bind(rules, park);
    Evaluator evaluator = new Evaluator(plan);
    Changes changes = new Changes();
    long now = 0;
    for (String line : script) {
      String[] words = line.split(" +", -1);
      long at = millis(words[0]);
      boolean gap = now == 0 || (words.length > 1 && words[1].equals("gap"));
      if (gap) {
        evaluator.watermark(at, true, changes);
        now = at;
      }
      while (now < at) {
        now = Math.min(at, now + 1000);
        evaluator.watermark(now, false, changes);
      }
      if (words.length > 2) {
        boolean late = words[1].equals("late");
        int first = late ? 3 : 1;
        long stamped = late ? millis(words[2]) : at;
        evaluator.samples(sample(park, words[first], stamped, words[first + 1]), changes);
      }
    }
    return told(changes, plan);
  }

  private static SampleBatch sample(Park park, String name, long at, String value) {
    SampleBatch batch = new SampleBatch(1);
    int point = TestPark.point(park, 0, name);
    if (value.startsWith("BAD")) {
      batch.addBad(point, at, Quality.valueOf(value));
    } else {
      batch.add(point, at, Double.parseDouble(value), Quality.GOOD.code());
    }
    return batch;
  }

  private static List<String> told(Changes changes, ConditionPlan plan) {
    List<String> told = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      Condition condition = plan.condition(changes.cell(i), changes.condition(i));
      if (condition.subject().id() != 0) {
        continue; // feed B of the same cabinet is silent in all timelines
      }
      String state =
          condition.state() == null ? "" : " " + condition.state().name().toLowerCase(Locale.ROOT);
      state += condition.rule().ladder().isEmpty() ? "" : " level " + condition.severity();
      String value = Double.isNaN(changes.value(i)) ? "" : " at " + changes.value(i);
      told.add(
          "%s %s%s since %s%s"
              .formatted(
                  time(changes.at(i)),
                  changes.raised(i) ? "raised" : "returned",
                  state,
                  time(changes.since(i)),
                  value));
    }
    return told;
  }

  private static long millis(String time) {
    return DAY + LocalTime.parse(time).toNanoOfDay() / 1_000_000;
  }

  private static String time(long millis) {
    LocalTime time = LocalTime.ofNanoOfDay((millis - DAY) * 1_000_000);
    return time.getSecond() == 0 && time.getNano() == 0 ? time + ":00" : time.toString();
  }
}
