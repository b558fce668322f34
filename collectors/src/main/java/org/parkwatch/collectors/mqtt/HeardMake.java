package org.parkwatch.collectors.mqtt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.parkwatch.collectors.poll.Make;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.ProfilePoint;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.Field;
import org.parkwatch.profiles.binding.Metric;
import org.parkwatch.profiles.read.ReadPlan;
import tools.jackson.core.JsonPointer;

/**
 * What devices of one profile and point set share: their rounds, and where in a message which value
 * is found. Immutable.
 */
final class HeardMake {
  /** A value within the messages of a topic. */
  record Place(JsonPointer pointer, int address) {}

  private final Make<int[]> make;
  private final ReadPlan plan;
  private final int[] places;
  private final int[] addresses;
  private final long longestIntervalMillis;
  private final Map<String, Integer> metrics = new HashMap<>();
  private final Map<String, List<Place>> topics = new HashMap<>();

  /** Compiles a profile; points that the profile does not know are left alone. */
  HeardMake(Profile profile, PointSet points) {
    List<ProfilePoint> known =
        profile.points().stream().filter(p -> points.ordinal(p.spec().name()) >= 0).toList();
    plan = ReadPlan.of(known.stream().map(ProfilePoint::binding).toList());
    places = known.stream().mapToInt(p -> points.ordinal(p.spec().name())).toArray();
    longestIntervalMillis =
        known.stream().mapToLong(p -> p.spec().interval().toMillis()).max().orElse(0);
    Map<Address, Integer> numbers = new HashMap<>();
    for (Address address : plan.addresses()) {
      int number = numbers.size();
      numbers.put(address, number);
      switch (address) {
        case Metric metric -> metrics.put(metric.name(), number);
        case Field field ->
            topics
                .computeIfAbsent(field.topic(), topic -> new ArrayList<>())
                .add(new Place(JsonPointer.compile(field.pointer()), number));
        default -> throw new IllegalArgumentException(address + " is no address of MQTT");
      }
    }
    addresses = IntStream.range(0, numbers.size()).toArray();
    make = new Make<>(profile, points, round -> numbersOf(round, numbers));
  }

  private static int[] numbersOf(ReadPlan round, Map<Address, Integer> numbers) {
    return round.addresses().stream()
        .mapToInt(address -> numbers.getOrDefault(address, -1))
        .toArray();
  }

  /** The rounds; what is compiled for each are the numbers of its addresses. */
  Make<int[]> make() {
    return make;
  }

  /** All points at once. */
  ReadPlan plan() {
    return plan;
  }

  /** Numbers of all addresses, in the order of the plan: 0 up. */
  int[] addresses() {
    return addresses;
  }

  /** Offset of a point of the plan from the device's first point id. */
  int place(int point) {
    return places[point];
  }

  long longestIntervalMillis() {
    return longestIntervalMillis;
  }

  /** Number of the address of a metric, -1 if no point is read from it. */
  int metric(String name) {
    return metrics.getOrDefault(name, -1);
  }

  /** What is read from the messages of a topic below the device's prefix; empty for others. */
  List<Place> topic(String topic) {
    return topics.getOrDefault(topic, List.of());
  }
}
