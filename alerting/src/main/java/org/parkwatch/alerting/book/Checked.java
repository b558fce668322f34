package org.parkwatch.alerting.book;

import java.util.List;
import java.util.Map;

/**
 * What a rule file would do.
 *
 * @param problems each with file, line and key; empty if it can be put in force
 * @param warnings what could not be bound though nothing is wrong
 * @param conditions of each rule of the file that watches anything
 */
public record Checked(
    List<String> problems, List<String> warnings, Map<String, Integer> conditions) {
  public Checked {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
    conditions = Map.copyOf(conditions);
  }
}
