package org.parkwatch.simulators.plant;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an event is expected to do, worked out from who feeds, cools and connects whom before
 * anything happens: the oracle for alarms and incidents. Immutable.
 *
 * @param target code of the equipment or place where it begins
 * @param en the incident in a line of English: place, what
 * @param zh the same in Chinese
 * @param equipment codes of all that may change its state by it; nothing else does
 * @param cabinets codes of the cabinets that stand in it or one of whose feeds it touches
 */
public record EventReach(
    String target, String en, String zh, SortedSet<String> equipment, SortedSet<String> cabinets) {
  public EventReach {
    equipment = Collections.unmodifiableSortedSet(new TreeSet<>(equipment));
    cabinets = Collections.unmodifiableSortedSet(new TreeSet<>(cabinets));
  }
}
