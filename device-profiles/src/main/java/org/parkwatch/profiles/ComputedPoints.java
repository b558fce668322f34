package org.parkwatch.profiles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parkwatch.facility.yaml.NearMatch;
import org.parkwatch.profiles.binding.Binding;
import org.parkwatch.profiles.binding.Computation;

/** Puts into each formula of a device the points that it names. Used once, by one thread. */
final class ComputedPoints {
  /** Points computed from computed points: so deep nobody follows them. */
  private static final int DEEPEST = 5;

  private final Set<String> written;
  private final Map<String, ComputedPoint> computed = new HashMap<>();
  private final Map<String, Binding> known = new HashMap<>();
  private final Set<String> underWay = new LinkedHashSet<>();
  private final Set<String> failed = new HashSet<>();

  /**
   * Prepares.
   *
   * @param written names of all points of the profile, with those that have a mistake
   */
  ComputedPoints(Set<String> written) {
    this.written = written;
  }

  void read(ProfilePoint point) {
    known.put(point.spec().name(), point.binding());
  }

  void computed(ComputedPoint point) {
    computed.put(point.spec().name(), point);
  }

  /** The point with all that it needs; empty after a mistake, which is reported. */
  Optional<ProfilePoint> resolve(ComputedPoint point) {
    return binding(point).map(binding -> new ProfilePoint(point.spec(), binding));
  }

  private Optional<Binding> binding(ComputedPoint point) {
    String name = point.spec().name();
    if (known.containsKey(name) || failed.contains(name)) {
      return Optional.ofNullable(known.get(name));
    }
    if (!underWay.add(name)) {
      List<String> circle = new ArrayList<>(underWay);
      circle = new ArrayList<>(circle.subList(circle.indexOf(name), circle.size()));
      circle.add(name);
      point.map().problem("compute", "goes round in a circle: " + String.join(" -> ", circle));
      return Optional.empty();
    }
    if (underWay.size() > DEEPEST) {
      point.map().problem("compute", "more than " + DEEPEST + " formulas build on each other");
    }
    List<Binding> operands = new ArrayList<>();
    for (String operand : point.parsed().names()) {
      operand(point, operand).ifPresent(operands::add);
    }
    underWay.remove(name);
    if (operands.size() < point.parsed().names().size()) {
      failed.add(name);
      return Optional.empty();
    }
    Binding binding =
        new Binding(
            new Computation(point.parsed().formula(), operands, point.states()),
            point.min(),
            point.max(),
            point.spec().decimals());
    known.put(name, binding);
    return Optional.of(binding);
  }

  private Optional<Binding> operand(ComputedPoint point, String operand) {
    ComputedPoint other = computed.get(operand);
    if (other != null) {
      return underWay.size() > DEEPEST ? Optional.empty() : binding(other);
    }
    if (!written.contains(operand)) {
      String hint = NearMatch.of(operand, written).map(near -> "; is it " + near + "?").orElse("");
      point.map().problem("compute", "there is no point '" + operand + "'" + hint);
    }
    return Optional.ofNullable(known.get(operand));
  }
}
