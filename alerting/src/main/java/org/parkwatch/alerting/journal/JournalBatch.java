package org.parkwatch.alerting.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one or more groups of the log did to alarms: committed together or not at all. Confined to
 * the alarm thread.
 */
public final class JournalBatch {
  private final List<JournalEntry> entries = new ArrayList<>();
  private final Map<Long, @Nullable AlarmRow> standing = new LinkedHashMap<>();
  private final List<AlarmRow> ended = new ArrayList<>();
  private final Map<String, @Nullable OutOfService> services = new LinkedHashMap<>();

  public void entry(JournalEntry entry) {
    entries.add(entry);
  }

  /** The alarm stands as it is given here. */
  public void stands(AlarmRow row) {
    standing.put(row.id(), row);
  }

  /** The alarm stands no longer. */
  public void ends(AlarmRow row) {
    standing.put(row.id(), null);
    ended.add(row);
  }

  /** Something is out of service, or returned. */
  public void service(OutOfService service) {
    services.put(service.id(), service);
  }

  /** Nobody asks any more for what returned long ago. */
  public void forget(OutOfService service) {
    services.put(service.id(), null);
  }

  /**
   * Adds what came later.
   *
   * @param most entries are kept, the newest
   * @return how many entries were dropped
   */
  public int add(JournalBatch later, int most) {
    entries.addAll(later.entries);
    standing.putAll(later.standing);
    ended.addAll(later.ended);
    services.putAll(later.services);
    int dropped = Math.max(0, entries.size() - most);
    entries.subList(0, dropped).clear();
    ended.subList(0, Math.max(0, ended.size() - most)).clear();
    return dropped;
  }

  public boolean isEmpty() {
    return entries.isEmpty() && services.isEmpty();
  }

  public void clear() {
    entries.clear();
    standing.clear();
    ended.clear();
    services.clear();
  }

  public List<JournalEntry> entries() {
    return entries;
  }

  /** Alarms by id as they stand; null for those that stand no longer. */
  public Map<Long, @Nullable AlarmRow> standing() {
    return standing;
  }

  /** By id as they are; null for those that are forgotten. */
  public Map<String, @Nullable OutOfService> services() {
    return services;
  }

  public List<AlarmRow> ended() {
    return ended;
  }
}
