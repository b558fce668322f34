package org.parkwatch.telemetry.influx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointSet;

/** The blocks of a park, made anew when it changes. Thread-safe. */
public final class ParkBlocks implements Blocks {
  private final Supplier<Park> parks;
  private volatile @Nullable Made made;

  /** What was made of which park. */
  @SuppressWarnings("ArrayRecordComponent") // an index: equality is never asked
  private record Made(Park park, List<Block> all, @Nullable Block[] byPoint) {}

  /** Of whatever park is the current one. */
  public ParkBlocks(Supplier<Park> parks) {
    this.parks = parks;
  }

  @Override
  public Optional<Block> of(int point) {
    @Nullable Block[] index = made().byPoint();
    return point < 0 || point >= index.length
        ? Optional.empty()
        : Optional.ofNullable(index[point]);
  }

  @Override
  public List<Block> all() {
    return made().all();
  }

  private Made made() {
    Park park = parks.get();
    Made known = made;
    if (known == null || known.park() != park) {
      known = make(park);
      made = known;
    }
    return known;
  }

  private static Made make(Park park) {
    List<Block> all = new ArrayList<>();
    Map<PointSet, List<String>> names = new HashMap<>();
    for (Device device : park.devices()) {
      String kind = park.equipmentOf(device).kind().name().toLowerCase(Locale.ROOT);
      all.add(
          new Block(
              kind,
              device.code(),
              device.profile(),
              device.firstPoint(),
              names.computeIfAbsent(device.points(), ParkBlocks::names)));
    }
    for (DerivedBlock derived : park.derived()) {
      all.add(
          new Block(
              "derived_" + derived.kind().name().toLowerCase(Locale.ROOT),
              park.ownerCode(derived),
              "derived",
              derived.firstPoint(),
              names.computeIfAbsent(derived.points(), ParkBlocks::names)));
    }
    all.sort(Comparator.comparingInt(Block::firstPoint));
    @Nullable Block[] byPoint = new Block[park.pointCount()];
    for (Block block : all) {
      for (int point = block.firstPoint(); point < block.end(); point++) {
        byPoint[point] = block;
      }
    }
    return new Made(park, List.copyOf(all), byPoint);
  }

  private static List<String> names(PointSet points) {
    return points.specs().stream().map(spec -> spec.name()).toList();
  }
}
