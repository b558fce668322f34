package org.parkwatch.profiles.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.Binding;
import org.parkwatch.profiles.binding.Computation;
import org.parkwatch.profiles.binding.Reading;

/**
 * Puts the points of a plan, and what they are computed from, in an order in which each is there
 * when it is needed. Points have the places from 0; what only formulas need comes behind them.
 */
final class PlanBuilder {
  final Map<Address, Integer> addresses = new LinkedHashMap<>();
  final List<Decoder> decoders = new ArrayList<>();

  /** Where each decoder puts its value. */
  final List<Integer> places = new ArrayList<>();

  /** Of each point, the places of its addresses. */
  final List<int[]> objects = new ArrayList<>();

  private final Map<Binding, Integer> placeOf = new HashMap<>();
  private final Map<Binding, Set<Integer>> objectsOf = new HashMap<>();
  private int next;

  PlanBuilder(List<Binding> points) {
    next = points.size();
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).computation().isEmpty()) {
        read(points.get(i), i);
      }
    }
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).computation().isPresent()) {
        compute(points.get(i), points.get(i).computation().get(), i);
      }
    }
    for (Binding point : points) {
      objects.add(
          objectsOf.getOrDefault(point, Set.of()).stream().mapToInt(Integer::intValue).toArray());
    }
  }

  /** Values that a decoded answer has, with those that only formulas need. */
  int size() {
    return next;
  }

  private int place(Binding binding) {
    Integer known = placeOf.get(binding);
    if (known != null) {
      return known;
    }
    int place = next++;
    binding
        .computation()
        .ifPresentOrElse(
            computation -> compute(binding, computation, place), () -> read(binding, place));
    return place;
  }

  private void read(Binding binding, int place) {
    Set<Integer> asked = new LinkedHashSet<>();
    List<ReadingDecoder> readings = new ArrayList<>();
    for (Reading reading : binding.readings()) {
      readings.add(
          new ReadingDecoder(
              reading,
              address -> {
                addresses.putIfAbsent(address, addresses.size());
                asked.add(addresses.get(address));
                return addresses.get(address);
              }));
    }
    objectsOf.put(binding, asked);
    ReadingDecoder[] own = readings.toArray(ReadingDecoder[]::new);
    Decoder decoder =
        binding
            .clock()
            .<Decoder>map(form -> new ClockDecoder(binding, form, own))
            .orElseGet(() -> new PointDecoder(binding, own));
    add(binding, decoder, place);
  }

  private void compute(Binding binding, Computation computation, int place) {
    Set<Integer> own = new LinkedHashSet<>();
    int[] operands = new int[computation.operands().size()];
    for (int i = 0; i < operands.length; i++) {
      Binding operand = computation.operands().get(i);
      operands[i] = place(operand);
      own.addAll(objectsOf.getOrDefault(operand, Set.of()));
    }
    objectsOf.put(binding, own);
    add(binding, new FormulaDecoder(binding, computation, operands), place);
  }

  private void add(Binding binding, Decoder decoder, int place) {
    decoders.add(decoder);
    places.add(place);
    placeOf.putIfAbsent(binding, place);
  }
}
