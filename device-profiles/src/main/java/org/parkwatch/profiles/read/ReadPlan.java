package org.parkwatch.profiles.read;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.parkwatch.profiles.binding.Address;
import org.parkwatch.profiles.binding.Binding;

/**
 * The addresses to read for a set of points, each once, and how the answer becomes values. A pure
 * function of the profile, apart from any I/O. Immutable and thread-safe.
 */
public final class ReadPlan {
  private final List<Address> addresses;
  private final Decoder[] decoders;

  /** Where each decoder puts its value: points first, then what only formulas need. */
  private final int[] places;

  /** Of each point, the places of its addresses. */
  private final int[][] objects;

  private final int size;

  private ReadPlan(PlanBuilder built) {
    addresses = List.copyOf(built.addresses.keySet());
    decoders = built.decoders.toArray(Decoder[]::new);
    places = built.places.stream().mapToInt(Integer::intValue).toArray();
    objects = built.objects.toArray(int[][]::new);
    size = built.size();
  }

  public static ReadPlan of(List<Binding> points) {
    return new ReadPlan(new PlanBuilder(points));
  }

  /** What to ask for, in the order in which raw values are expected. */
  public List<Address> addresses() {
    return addresses;
  }

  public int points() {
    return objects.length;
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
   * The raw number of a point's first address, not scaled: the device's own code of a state. Of a
   * computed point, that of the first point it names.
   *
   * @return NaN if there is no number
   */
  public double rawNumber(int point, RawValues raw) {
    return raw.anyNumber(objects[point][0]);
  }

  /** Turns raw values into points. No allocation, but for formulas. */
  public void decode(RawValues raw, PointValues into) {
    into.reset(size);
    for (int i = 0; i < decoders.length; i++) {
      decoders[i].decode(raw, into, places[i]);
    }
  }
}
