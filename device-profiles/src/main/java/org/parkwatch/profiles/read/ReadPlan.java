package org.parkwatch.profiles.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.Binding;

/**
 * The addresses to read for a set of points, each once, and how the answer becomes values. A pure
 * function of the profile, apart from any I/O. Immutable and thread-safe.
 */
public final class ReadPlan {
  private final List<Address> addresses;
  private final PointDecoder[] decoders;

  /** Of each point, the places of its addresses. */
  private final int[][] objects;

  private ReadPlan(List<Address> addresses, PointDecoder[] decoders, int[][] objects) {
    this.addresses = List.copyOf(addresses);
    this.decoders = decoders;
    this.objects = objects;
  }

  public static ReadPlan of(List<Binding> points) {
    Map<Address, Integer> places = new LinkedHashMap<>();
    PointDecoder[] decoders = new PointDecoder[points.size()];
    int[][] objects = new int[points.size()][];
    for (int i = 0; i < decoders.length; i++) {
      Binding binding = points.get(i);
      List<ReadingDecoder> readings = new ArrayList<>();
      Set<Integer> own = new LinkedHashSet<>();
      binding
          .readings()
          .forEach(reading ->
              readings.add(
                  new ReadingDecoder(
                      reading,
                      address -> {
                        places.putIfAbsent(address, places.size());
                        own.add(places.get(address));
                        return places.get(address);
                      })));
      decoders[i] = new PointDecoder(binding, readings.toArray(ReadingDecoder[]::new));
      objects[i] = own.stream().mapToInt(Integer::intValue).toArray();
    }
    return new ReadPlan(List.copyOf(places.keySet()), decoders, objects);
  }

  /** What to ask for, in the order in which raw values are expected. */
  public List<Address> addresses() {
    return addresses;
  }

  public int points() {
    return decoders.length;
  }

  /**
   * What came for a point, undecoded: each of its addresses with its raw value, one a line. For a
   * person to read; not for the usual way of a sample.
   */
  public String rawText(int point, RawValues raw) {
    return Arrays.stream(objects[point])
        .mapToObj(object -> addresses.get(object) + " = " + raw.written(object))
        .collect(Collectors.joining("\n"));
  }

  /**
   * The raw number of a point's first address, not scaled: the device's own code of a state.
   *
   * @return NaN if there is no number
   */
  public double rawNumber(int point, RawValues raw) {
    return raw.anyNumber(objects[point][0]);
  }

  /** Turns raw values into points. No allocation. */
  public void decode(RawValues raw, PointValues into) {
    into.reset(decoders.length);
    for (int i = 0; i < decoders.length; i++) {
      decoders[i].decode(raw, into, i);
    }
  }
}
