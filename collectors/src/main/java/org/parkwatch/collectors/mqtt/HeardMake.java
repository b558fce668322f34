package org.parkwatch.collectors.mqtt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.poll.Make;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.ProfilePoint;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.Coding;
import org.parkwatch.profiles.binding.Field;
import org.parkwatch.profiles.binding.MessageTime;
import org.parkwatch.profiles.binding.Metric;
import org.parkwatch.profiles.binding.Oddity;
import org.parkwatch.profiles.binding.Packed;
import org.parkwatch.profiles.binding.Payload;
import org.parkwatch.profiles.read.ReadPlan;
import tools.jackson.core.JsonPointer;

/**
 * What devices of one profile and point set share: their rounds, and where in a message which value
 * is found. Immutable.
 */
final class HeardMake {
  /**
   * A value within the messages of a topic.
   *
   * @param level of the topic below the prefix that is the value; -1 where the payload is
   * @param pattern what a text must match, null to take it as it is
   */
  record Place(JsonPointer pointer, int address, int level, @Nullable Pattern pattern) {}

  /** Bytes within the messages of a topic, and the numbers in them. */
  record Bytes(JsonPointer pointer, Payload payload, Map<Packed, Integer> addresses) {}

  /** What is read from the messages of a topic. */
  record Contents(String topic, List<Place> places, List<Bytes> bytes) {
    /** Whether the messages must be JSON. */
    boolean json() {
      return places.stream().anyMatch(place -> !place.pointer().matches())
          || bytes.stream().anyMatch(each -> each.payload().coding() != Coding.BYTES);
    }
  }

  private final Make<int[]> make;
  private final ReadPlan plan;
  private final int[] places;
  private final int[] addresses;
  private final long longestIntervalMillis;
  private final Map<String, Integer> metrics = new HashMap<>();
  private final Map<String, Contents> topics = new HashMap<>();
  private final List<Contents> wild = new ArrayList<>();
  private final Optional<MessageTime> time;
  private final boolean partial;

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
        case Field field -> contents(field).places().add(place(field, number));
        case Packed packed -> bytes(packed.payload()).addresses().put(packed, number);
        default -> throw new IllegalArgumentException(address + " is no address of MQTT");
      }
    }
    topics.values().stream().filter(each -> Field.isWild(each.topic())).forEach(wild::add);
    time = profile.dialect().time();
    partial = profile.dialect().oddities().has(Oddity.PARTIAL_MESSAGES);
    addresses = IntStream.range(0, numbers.size()).toArray();
    make = new Make<>(profile, points, round -> numbersOf(round, numbers));
  }

  private Contents contents(Field field) {
    return topics.computeIfAbsent(
        field.topic(), topic -> new Contents(topic, new ArrayList<>(), new ArrayList<>()));
  }

  private static Place place(Field field, int number) {
    return new Place(
        JsonPointer.compile(field.pointer()),
        number,
        field.capture().isEmpty() ? -1 : Field.level(field.topic(), field.capture()),
        field.pattern().isEmpty() ? null : Pattern.compile(field.pattern()));
  }

  private Bytes bytes(Payload payload) {
    List<Bytes> known = contents(payload.field()).bytes();
    for (Bytes bytes : known) {
      if (bytes.payload().equals(payload)) {
        return bytes;
      }
    }
    Bytes bytes =
        new Bytes(JsonPointer.compile(payload.field().pointer()), payload, new HashMap<>());
    known.add(bytes);
    return bytes;
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
  List<Contents> topic(String topic) {
    Contents own = topics.get(topic);
    List<Contents> found = own == null ? List.of() : List.of(own);
    for (Contents each : wild) {
      if (Field.stands(each.topic(), topic)) {
        found = Stream.concat(found.stream(), Stream.of(each)).toList();
      }
    }
    return found;
  }

  /** Where messages say when they were sent, if the profile says so. */
  Optional<MessageTime> time() {
    return time;
  }

  /** How far a source's time may lie from receipt. */
  long clockBoundMillis() {
    return time.map(MessageTime::within).orElse(MessageTime.USUAL_BOUND).toMillis();
  }

  /** Whether messages leave out what did not change. */
  boolean partial() {
    return partial;
  }
}
