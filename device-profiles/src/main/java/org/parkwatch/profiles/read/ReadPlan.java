package org.parkwatch.profiles.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.Binding;

/**
 * The addresses to read for a set of points, each once, and how the answer becomes values. A pure
 * function of the profile, apart from any I/O. Immutable and thread-safe.
 */
public final class ReadPlan {
  private final List<Address> addresses;
  private final PointDecoder[] decoders;

  private ReadPlan(List<Address> addresses, PointDecoder[] decoders) {
    this.addresses = List.copyOf(addresses);
    this.decoders = decoders;
  }

  public static ReadPlan of(List<Binding> points) {
    Map<Address, Integer> places = new LinkedHashMap<>();
    PointDecoder[] decoders = new PointDecoder[points.size()];
    for (int i = 0; i < decoders.length; i++) {
      Binding binding = points.get(i);
      List<ReadingDecoder> readings = new ArrayList<>();
      binding
          .readings()
          .forEach(reading ->
              readings.add(
                  new ReadingDecoder(
                      reading,
                      address -> {
                        places.putIfAbsent(address, places.size());
                        return places.get(address);
                      })));
      decoders[i] = new PointDecoder(binding, readings.toArray(ReadingDecoder[]::new));
    }
    return new ReadPlan(List.copyOf(places.keySet()), decoders);
  }

  /** What to ask for, in the order in which raw values are expected. */
  public List<Address> addresses() {
    return addresses;
  }

  public int points() {
    return decoders.length;
  }

  /** Turns raw values into points. No allocation. */
  public void decode(RawValues raw, PointValues into) {
    into.reset(decoders.length);
    for (int i = 0; i < decoders.length; i++) {
      decoders[i].decode(raw, into, i);
    }
  }
}
