package org.parkwatch.facility.parkfile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Relation.Target;
import org.parkwatch.facility.park.RelationKind;

/** Checks across files, once all are read: that relations have two ends and power has a source. */
final class DraftChecks {
  private final DraftBuilder draft;

  DraftChecks(DraftBuilder draft) {
    this.draft = draft;
  }

  void check() {
    for (DraftBuilder.Written written : draft.relations) {
      RelationDraft relation = written.relation();
      if (!draft.equipment.containsKey(relation.from())) {
        draft.problems.add(
            written.origin(), "expected the code of equipment, not `" + relation.from() + "`");
      }
      boolean found =
          switch (relation.target()) {
            case EQUIPMENT -> draft.equipment.containsKey(relation.to());
            case CABINET -> draft.cabinets.containsKey(relation.to());
            case PLACE -> draft.places.containsKey(relation.to());
          };
      if (!found) {
        draft.problems.add(
            written.origin(), "expected the code of a place, not `" + relation.to() + "`");
      }
    }
    checkLoops();
  }

  /**
   * Power must not run in a circle. Ties are left out: they join two buses both ways, and are open
   * in normal service.
   */
  private void checkLoops() {
    Map<String, List<DraftBuilder.Written>> fedBy = new HashMap<>();
    for (DraftBuilder.Written written : draft.relations) {
      RelationDraft relation = written.relation();
      EquipmentDraft from = draft.equipment.get(relation.from());
      if (relation.kind() == RelationKind.POWER
          && relation.target() == Target.EQUIPMENT
          && from != null
          && from.kind() != EquipmentKind.TIE) {
        fedBy.computeIfAbsent(relation.to(), code -> new ArrayList<>(2)).add(written);
      }
    }
    Map<String, Boolean> done = new HashMap<>();
    for (String code : fedBy.keySet().stream().sorted().toList()) {
      walk(code, fedBy, done);
    }
  }

  private record Step(String code, Iterator<DraftBuilder.Written> rest) {}

  private void walk(
      String start, Map<String, List<DraftBuilder.Written>> fedBy, Map<String, Boolean> done) {
    if (done.containsKey(start)) {
      return;
    }
    Deque<Step> path = new ArrayDeque<>();
    done.put(start, false);
    path.push(new Step(start, fedBy.getOrDefault(start, List.of()).iterator()));
    while (!path.isEmpty()) {
      Step step = path.getFirst();
      if (!step.rest().hasNext()) {
        done.put(step.code(), true);
        path.pop();
        continue;
      }
      DraftBuilder.Written up = step.rest().next();
      String from = up.relation().from();
      Boolean finished = done.putIfAbsent(from, false);
      if (finished == null) {
        path.push(new Step(from, fedBy.getOrDefault(from, List.of()).iterator()));
      } else if (!finished) {
        draft.problems.add(
            up.origin(),
            "expected power to come from outside, but `" + from + "` is fed by itself");
      }
    }
  }
}
