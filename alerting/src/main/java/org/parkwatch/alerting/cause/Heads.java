package org.parkwatch.alerting.cause;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.parkwatch.alerting.cause.Case.Part;
import org.parkwatch.alerting.rules.Symptom;
import org.parkwatch.facility.park.PointNames;

/** Which of the facts that nothing explains says most, and why the others stand beside it. */
final class Heads {
  private Heads() {}

  /** What is lost before what is weaker, a part that is named before a state of the whole. */
  static List<Part> order(CauseGraph graph, List<Part> roots) {
    List<Part> sorted = new ArrayList<>(roots);
    sorted.sort(
        Comparator.comparing((Part part) -> part.fact().symptom() == Symptom.SILENT)
            .thenComparing(part -> part.fact().symptom())
            .thenComparingInt(part -> part.fact().alarm().severity())
            .thenComparing(part -> ofTheWhole(graph, part.fact()))
            .thenComparingLong(part -> part.fact().alarm().id()));
    Set<Integer> seen = new HashSet<>();
    List<Part> named = new ArrayList<>();
    for (Part part : sorted) {
      Why why = why(graph, part, sorted.size() > 1, named.isEmpty(), seen);
      seen.add(part.fact().node());
      named.add(new Part(part.fact(), why));
    }
    return List.copyOf(named);
  }

  private static Why why(
      CauseGraph graph, Part part, boolean several, boolean first, Set<Integer> seen) {
    if (guards(graph, part)) {
      return Why.LIFE_SAFETY;
    }
    if (!several) {
      return part.why();
    }
    if (first) {
      return Why.ROOT;
    }
    return seen.contains(part.fact().node()) ? Why.SAME_EQUIPMENT : Why.PEER;
  }

  private static boolean guards(CauseGraph graph, Part part) {
    return part.fact().node() >= 0 && graph.kind(part.fact().node()).lifeSafety();
  }

  private static boolean ofTheWhole(CauseGraph graph, Fact fact) {
    return graph
        .park()
        .specOfPoint(fact.alarm().point())
        .filter(spec -> spec.name().equals(PointNames.STATE))
        .isPresent();
  }
}
