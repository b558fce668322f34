package org.parkwatch.alerting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parkwatch.alerting.rules.Rule;
import org.parkwatch.alerting.rules.RuleFiles;
import org.parkwatch.alerting.rules.RuleSet;

/** The default rules with some that latch, are told, or do not speak of a PDU that is off. */
final class TestRules {
  private static final String MORE =
      """
      rules:
        - id: test.latched
          kind: threshold
          on: {point: inlet.humidity, equipment: RACK_PDU}
          high: 55
          clear: 50
          onDelay: 0s
          offDelay: 5s
          severity: 2
          latch: true
          runbook: runbooks/humid.html
          consequence: {en: wet, zh: 湿}
          response: {en: look, zh: 查看}
          timeToRespond: 1h
        - id: test.by-design
          kind: threshold
          on: {point: voltage, equipment: RACK_PDU}
          low: 215
          clear: 218
          onDelay: 3s
          offDelay: 3s
          severity: 3
          suppressWhen: {point: state, states: [OFF, UNKNOWN]}
          consequence: {en: dark, zh: 断电}
          response: {en: look, zh: 查看}
          timeToRespond: 1h
        - id: test.told
          kind: event
          on: {point: load.told, equipment: RACK_PDU}
          states: {WARNING: 3, CRITICAL: 2}
          lasts: 15min
          consequence: {en: trip, zh: 跳闸}
          response: {en: look, zh: 查看}
          timeToRespond: 1h
      """;

  private TestRules() {}

  static RuleSet all() {
    List<Rule> rules = new ArrayList<>(RuleFiles.defaults().rules());
    rules.addAll(RuleFiles.parse(Map.of("more.yaml", MORE)).rules());
    return new RuleSet(rules);
  }
}
