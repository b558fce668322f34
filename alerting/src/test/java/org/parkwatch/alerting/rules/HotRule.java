package org.parkwatch.alerting.rules;

/** A rule that somebody wrote, with every key that a rule needs and no other. */
public final class HotRule {
  public static final String YAML =
      """
      rules:
        - id: hot
          kind: threshold
          on: {point: inlet.temperature}
          high: 27
          clear: 26
          onDelay: 30s
          offDelay: 1min
          severity: 3
          consequence: {en: It gets hot., zh: 变热。}
          response: {en: Cool it., zh: 降温。}
          timeToRespond: 2h
      """;

  private HotRule() {}
}
