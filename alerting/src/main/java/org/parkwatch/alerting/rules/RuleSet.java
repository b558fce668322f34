package org.parkwatch.alerting.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All rules in force, in the order of their files. Immutable. */
public final class RuleSet {
  private final List<Rule> rules;
  private final Map<String, Rule> byId = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException if two rules have one id
   */
  public RuleSet(List<Rule> rules) {
    this.rules = List.copyOf(rules);
    for (Rule rule : this.rules) {
      if (byId.put(rule.id(), rule) != null) {
        throw new IllegalArgumentException("rule " + rule.id() + " stands twice");
      }
    }
  }

  public List<Rule> rules() {
    return rules;
  }

  /** The rule that an alarm names; empty if it is no longer in force. */
  public Optional<Rule> rule(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
