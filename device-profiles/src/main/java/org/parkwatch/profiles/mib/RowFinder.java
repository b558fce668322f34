package org.parkwatch.profiles.mib;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.profiles.binding.Binding;
import org.parkwatch.profiles.binding.Combine;
import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.binding.Reading;
import org.parkwatch.profiles.binding.Scale;
import org.parkwatch.profiles.binding.WireType;

/** Makes points of the rows that a device has. Used for one device, by one thread. */
public final class RowFinder {
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final int DECIMALS = 4;
  private static final int LONGEST_LABEL = 64;

  /** What a text must look like to be taken as a number: "23.5 C", "+1.2", but not "Sensor 1". */
  private static final Pattern NUMBER = Pattern.compile("\"?\\s*[-+]?\\.?[0-9].*", Pattern.DOTALL);

  private static final Set<WireType> NUMBERS =
      EnumSet.of(
          WireType.INTEGER,
          WireType.GAUGE,
          WireType.COUNTER,
          WireType.COUNTER64,
          WireType.TICKS,
          WireType.TEXT);

  private final WalkedValues values;
  private final Map<Oid, FoundPoint> byOid = new HashMap<>();
  private final Map<String, FoundPoint> byName = new HashMap<>();
  private final List<FoundPoint> found = new ArrayList<>();

  public RowFinder(WalkedValues values) {
    this.values = values;
  }

  /** Adds the rows of a family that no family before it had; the more specific come first. */
  public void add(MibProfile profile) {
    for (MibPoint point : profile.points()) {
      values.rows(point.column()).forEach((index, value) -> row(profile, point, index, value));
    }
  }

  /** In the order of the families and their points. */
  public List<FoundPoint> points() {
    return List.copyOf(found);
  }

  private void row(MibProfile profile, MibPoint point, String index, String value) {
    Oid oid = new Oid(point.column().text() + "." + index);
    boolean there =
        !byOid.containsKey(oid)
            && point.rows().map(rows -> rows.matcher(index).find()).orElse(true)
            && (NUMBER.matcher(value).matches() || hasWord(point, value))
            && point.when().stream().allMatch(test -> test.holds(values, index));
    List<Reading> readings = there ? readings(point, oid, index) : List.of();
    if (readings.isEmpty()) {
      return;
    }
    String name = free(point.name() + (index.equals("0") ? "" : "." + index), profile);
    Names names = names(point, index);
    PointSpec spec = new PointSpec(name, point.quantity(), names, DECIMALS, INTERVAL, false);
    Binding binding = new Binding(Combine.FIRST, readings, point.min(), point.max(), DECIMALS);
    FoundPoint one = new FoundPoint(profile.id(), oid, spec, binding);
    byOid.put(oid, one);
    byName.put(name, one);
    found.add(one);
  }

  private static boolean hasWord(MibPoint point, String value) {
    return point.states().stream().anyMatch(state -> state.word().equals(value.strip()));
  }

  private List<Reading> readings(MibPoint point, Oid oid, String index) {
    return point.scale().of(values, index).stream()
        .map(factor ->
            new Reading(
                oid,
                NUMBERS,
                new Scale.Fixed(factor),
                point.unit().of(values, index),
                point.noReading(),
                point.states(),
                Optional.empty()))
        .toList();
  }

  private String free(String name, MibProfile profile) {
    String own = byName.containsKey(name) ? profile.id().replace("-", "") + "." + name : name;
    String free = own;
    for (int i = 2; byName.containsKey(free); i++) {
      free = own + "." + i;
    }
    return free;
  }

  private Names names(MibPoint point, String index) {
    String row =
        point
            .label()
            .flatMap(ref -> values.value(ref.instance(index)))
            .filter(text -> !text.isEmpty())
            .map(text -> text.substring(0, Math.min(text.length(), LONGEST_LABEL)))
            .orElse(index.equals("0") ? "" : index);
    Names names = point.names();
    return row.isEmpty() ? names : new Names(names.en() + " " + row, names.zh() + " " + row);
  }
}
