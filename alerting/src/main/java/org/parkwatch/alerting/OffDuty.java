package org.parkwatch.alerting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.board.ServiceCommand;
import org.parkwatch.alerting.evaluate.Condition;
import org.parkwatch.alerting.evaluate.Evaluator;
import org.parkwatch.alerting.journal.AlarmRow;
import org.parkwatch.alerting.journal.EntryKind;
import org.parkwatch.alerting.journal.JournalBatch;
import org.parkwatch.alerting.journal.Marks;
import org.parkwatch.alerting.journal.OutOfService;
import org.parkwatch.alerting.subject.Subject;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;

/**
 * Which alarms are aside because of what their equipment does: suppressed by design while it is in
 * a state in which the rule does not speak, or out of service while maintenance has it in hand.
 * Confined to the alarm thread.
 */
final class OffDuty {
  /** What returned is remembered so many times. */
  private static final int MOST_ENDED = 200;

  /** A rule that does not speak of an equipment, and the conditions why, the first told. */
  private record Silence(String rule, int equipment) {}

  private final Roll roll;
  private final Map<Silence, Map<String, String>> silences = new HashMap<>();
  private final Map<String, OutOfService> services = new TreeMap<>();
  private Map<String, Set<OutOfService.Target>> targets = new HashMap<>();
  private @Nullable Park known;

  OffDuty(Roll roll, Collection<OutOfService> kept) {
    this.roll = roll;
    kept.forEach(service -> services.put(service.id(), service));
  }

  /** The marks of an alarm that is raised now. */
  Marks marksOf(Condition condition, Park park) {
    return new Marks(
        condition.rule().handling().latch(),
        reason(condition.rule().id(), condition.subject(), park),
        serviceOf(condition.subject().code(), park),
        List.of());
  }

  private String reason(String rule, Subject subject, Park park) {
    Device device = subject.device();
    if (silences.isEmpty() || device == null) {
      return "";
    }
    Silence silence = new Silence(rule, park.equipmentOf(device).id());
    return silences.getOrDefault(silence, Map.of()).values().stream().findFirst().orElse("");
  }

  private static String ruleId(AlarmRow row) {
    int variant = row.rule().indexOf(':');
    return variant < 0 ? row.rule() : row.rule().substring(0, variant);
  }

  private String reason(AlarmRow row, Park park) {
    return park.deviceByCode(row.device())
        .map(device -> reason(ruleId(row), Subject.of(device), park))
        .orElse("");
  }

  /** A condition under which rules do not speak began or is over. */
  void suppress(
      Condition condition, boolean began, Park park, long at, long offset, JournalBatch out) {
    remember(condition, began, park);
    for (AlarmRow row : roll.active()) {
      if (condition.rule().handling().suppresses().contains(ruleId(row))) {
        agree(row, reason(row, park), row.marks().outOfService(), "", at, offset, out);
      }
    }
  }

  private void remember(Condition condition, boolean began, Park park) {
    Device device = condition.subject().device();
    if (device == null) {
      return; // what owns derived points is no equipment
    }
    int equipment = park.equipmentOf(device).id();
    String key = device.code() + " " + condition.spec().name() + condition.ruleKey();
    String why = condition.spec().name() + " " + condition.state();
    for (String rule : condition.rule().handling().suppresses()) {
      Silence silence = new Silence(rule, equipment);
      Map<String, String> reasons = silences.computeIfAbsent(silence, each -> new TreeMap<>());
      if (began) {
        reasons.put(key, why);
      } else {
        reasons.remove(key);
      }
      if (reasons.isEmpty()) {
        silences.remove(silence);
      }
    }
  }

  /** Takes something out of service, or puts it back; 1 if that changed anything. */
  int obey(ServiceCommand command, Park park, long at, long offset, JournalBatch out) {
    OutOfService known = services.get(command.id());
    if (command.back()) {
      if (known == null || !known.inForce()) {
        return 0;
      }
      end(known, command.who(), park, at, offset, out);
      return 1;
    }
    if (known != null) {
      return 0;
    }
    keep(command.beginning(at), out);
    serve("", park, at, offset, out);
    return 1;
  }

  private void keep(OutOfService service, JournalBatch out) {
    services.put(service.id(), service);
    out.service(service);
  }

  private void end(
      OutOfService service, String who, Park park, long at, long offset, JournalBatch out) {
    keep(service.ended(at, who), out);
    serve(who, park, at, offset, out);
    List<OutOfService> over =
        services.values().stream()
            .filter(each -> !each.inForce())
            .sorted(Comparator.comparingLong(OutOfService::endedMillis).reversed())
            .toList();
    for (OutOfService old : over.subList(Math.min(MOST_ENDED, over.size()), over.size())) {
      services.remove(old.id());
      out.forget(old);
    }
  }

  private void serve(String who, Park park, long at, long offset, JournalBatch out) {
    for (AlarmRow row : roll.active()) {
      String service = serviceOf(row.device(), park);
      agree(row, row.marks().suppressedBy(), service, who, at, offset, out);
    }
  }

  /** What is out for its whole time returns. */
  void elapse(long now, Park park, long offset, JournalBatch out) {
    if (services.isEmpty()) {
      return;
    }
    for (OutOfService service : List.copyOf(services.values())) {
      if (service.inForce() && service.untilMillis() <= now) {
        end(service, "", park, now, offset, out);
      }
    }
  }

  /** After a start or a change of rules or park: what is true now, and alarms as that says. */
  void agree(Evaluator evaluator, long offset, JournalBatch out) {
    Park park = evaluator.plan().park();
    silences.clear();
    for (Condition condition : evaluator.active()) {
      if (condition.rule().handling().onlySuppresses()) {
        remember(condition, true, park);
      }
    }
    for (AlarmRow row : roll.active()) {
      String service = serviceOf(row.device(), park);
      agree(row, reason(row, park), service, "", evaluator.now(), offset, out);
    }
  }

  private void agree(
      AlarmRow row,
      String reason,
      String service,
      String who,
      long at,
      long offset,
      JournalBatch out) {
    Marks before = row.marks();
    boolean suppressing = before.suppressedBy().isEmpty() != reason.isEmpty();
    boolean serving = before.outOfService().isEmpty() != service.isEmpty();
    if (!suppressing && before.outOfService().equals(service)) {
      return;
    }
    Marks after =
        before.suppressed(suppressing ? reason : before.suppressedBy()).outOfService(service);
    AlarmRow changed = before.aside() && !after.aside() ? row.backWith(after) : row.marked(after);
    roll.stands(changed, out);
    if (suppressing) {
      tellSuppressed(changed, at, offset, out);
    }
    if (serving) {
      tellService(changed, service.isEmpty() ? who : "", at, offset, out);
    }
  }

  /** Writes down what keeps a newly raised alarm aside. */
  void tell(AlarmRow row, long at, long offset, JournalBatch out) {
    if (!row.marks().suppressedBy().isEmpty()) {
      tellSuppressed(row, at, offset, out);
    }
    if (!row.marks().outOfService().isEmpty()) {
      tellService(row, "", at, offset, out);
    }
  }

  private void tellSuppressed(AlarmRow row, long at, long offset, JournalBatch out) {
    String by = row.marks().suppressedBy();
    EntryKind kind = by.isEmpty() ? EntryKind.UNSUPPRESSED : EntryKind.SUPPRESSED;
    roll.note(kind, row, "", by, at, offset, out);
  }

  private void tellService(AlarmRow row, String who, long at, long offset, JournalBatch out) {
    OutOfService service = services.get(row.marks().outOfService());
    if (service == null) {
      roll.note(EntryKind.IN_SERVICE, row, who, "", at, offset, out);
    } else {
      String order = service.workOrder();
      roll.note(EntryKind.OUT_OF_SERVICE, row, service.by(), order, at, offset, out);
    }
  }

  /** Id of what has the device out of service, the one that ends last; empty if nothing has. */
  private String serviceOf(String device, Park park) {
    if (services.isEmpty()) {
      return "";
    }
    if (known != park) {
      known = park;
      targets = new HashMap<>();
    }
    Set<OutOfService.Target> around =
        targets.computeIfAbsent(device, code -> ServiceTargets.of(park, code));
    List<OutOfService> covering = new ArrayList<>();
    for (OutOfService service : services.values()) {
      if (service.inForce() && around.contains(service.target())) {
        covering.add(service);
      }
    }
    Optional<OutOfService> longest =
        covering.stream()
            .max(
                Comparator.comparingLong(OutOfService::untilMillis)
                    .thenComparing(OutOfService::id));
    return longest.map(OutOfService::id).orElse("");
  }
}
