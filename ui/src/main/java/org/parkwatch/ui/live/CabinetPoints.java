package org.parkwatch.ui.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.telemetry.latest.Freshness;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.ui.map.ParkLayout;

/**
 * Which points say how a cabinet fares, and what they say together. Power is the sum over its rack
 * PDUs and only stands if all of them are fresh; inlet temperature is the highest fresh one. An
 * immutable list of points; reads are thread-safe.
 */
final class CabinetPoints {
  private static final int[] NONE = {};

  private final Entry[] entries;

  private CabinetPoints(Entry[] entries) {
    this.entries = entries;
  }

  /**
   * The points of one cabinet with the intervals at which they are promised.
   *
   * @param fixed says why there is never a number, null where there should be one
   */
  @SuppressWarnings("ArrayRecordComponent") // columns: equality is never asked
  private record Entry(
      @Nullable NoValue fixed,
      boolean powerComplete,
      int[] power,
      Duration[] powerIntervals,
      int[] temperature,
      Duration[] temperatureIntervals) {}

  static CabinetPoints of(ParkLayout layout) {
    List<Cabinet> cabinets = layout.cabinets();
    Entry[] entries = new Entry[cabinets.size()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = entry(layout.park(), cabinets.get(i));
    }
    return new CabinetPoints(entries);
  }

  private static Entry entry(Park park, Cabinet cabinet) {
    Life life = cabinet.life();
    NoValue fixed =
        life == Life.COMMISSIONING || life == Life.VERIFIED
            ? NoValue.COMMISSIONING
            : life == Life.PLANNED || park.tenancyOf(cabinet.id()).isEmpty() ? NoValue.FREE : null;
    List<Device> pdus =
        park.devicesOfCabinet(cabinet.id()).stream()
            .filter(device -> device.life().collected())
            .filter(device -> park.equipmentOf(device).kind() == EquipmentKind.RACK_PDU)
            .toList();
    Points power = points(pdus, PointNames.POWER);
    Points temperature = points(pdus, PointNames.INLET_TEMPERATURE);
    return new Entry(
        fixed,
        !pdus.isEmpty() && power.ids.length == pdus.size(),
        power.ids,
        power.intervals,
        temperature.ids,
        temperature.intervals);
  }

  private static Points points(List<Device> devices, String name) {
    List<Integer> ids = new ArrayList<>();
    List<Duration> intervals = new ArrayList<>();
    for (Device device : devices) {
      int ordinal = device.points().ordinal(name);
      if (ordinal >= 0) {
        ids.add(device.firstPoint() + ordinal);
        intervals.add(device.points().specs().get(ordinal).interval());
      }
    }
    return ids.isEmpty()
        ? new Points(NONE, new Duration[0])
        : new Points(
            ids.stream().mapToInt(Integer::intValue).toArray(), intervals.toArray(Duration[]::new));
  }

  @SuppressWarnings("ArrayRecordComponent") // columns: equality is never asked
  private record Points(int[] ids, Duration[] intervals) {}

  /** Ids of all points. */
  int[] all() {
    return Arrays.stream(entries)
        .flatMapToInt(
            entry -> IntStream.concat(Arrays.stream(entry.power), Arrays.stream(entry.temperature)))
        .toArray();
  }

  /** Writes what the newest samples say of every cabinet into the state. */
  void read(Latest latest, LiveState into) {
    for (int i = 0; i < entries.length; i++) {
      Entry entry = entries[i];
      Outcome power = Outcome.power(latest, entry.power, entry.powerIntervals);
      Outcome inlet = Outcome.hottest(latest, entry.temperature, entry.temperatureIntervals);
      long millis = millis(power, inlet);
      into.seconds[i] = millis == 0 ? 0 : Math.max(1, Math.floorDiv(millis, 1000L));
      if (entry.fixed != null) {
        into.power[i] = entry.fixed.code();
        into.temperature[i] = entry.fixed.code();
      } else {
        into.power[i] =
            power.missing != null
                ? power.missing.code()
                : entry.powerComplete ? NoValue.value(power.value * 100) : NoValue.NO_SENSOR.code();
        into.temperature[i] =
            inlet.missing != null ? inlet.missing.code() : NoValue.value(inlet.value * 10);
      }
    }
  }

  /** The age that is shown: of what is missing, if anything is, else of the oldest value. */
  private static long millis(Outcome power, Outcome inlet) {
    boolean powerMissing = power.missing != null && power.missing != NoValue.NO_SENSOR;
    boolean inletMissing = inlet.missing != null && inlet.missing != NoValue.NO_SENSOR;
    if (powerMissing != inletMissing) {
      return powerMissing ? power.millis : inlet.millis;
    }
    return Math.min(power.millis, inlet.millis) == Long.MAX_VALUE
        ? 0
        : Math.min(power.millis, inlet.millis);
  }

  /**
   * What some points say together.
   *
   * @param missing why there is no number, null where there is one
   * @param millis UTC of the oldest usable sample among those that decide, 0 if one of them never
   *     had any, {@link Long#MAX_VALUE} without points
   */
  private record Outcome(double value, @Nullable NoValue missing, long millis) {
    private static final Outcome NO_SENSOR =
        new Outcome(Double.NaN, NoValue.NO_SENSOR, Long.MAX_VALUE);

    /** The sum; missing if one of the points is. */
    static Outcome power(Latest latest, int[] points, Duration[] intervals) {
      double sum = 0;
      NoValue worst = null;
      long fresh = Long.MAX_VALUE;
      long absent = Long.MAX_VALUE;
      for (int k = 0; k < points.length; k++) {
        NoValue why = why(latest, points[k], intervals[k]);
        long at = latest.usableMillis(points[k]);
        if (why == null) {
          sum += latest.value(points[k]);
          fresh = Math.min(fresh, at);
        } else {
          worst = worse(worst, why);
          absent = Math.min(absent, at);
        }
      }
      return points.length == 0
          ? NO_SENSOR
          : new Outcome(sum, worst, worst == null ? fresh : absent);
    }

    /** The highest; missing if none of the points is fresh. */
    static Outcome hottest(Latest latest, int[] points, Duration[] intervals) {
      double highest = Double.NEGATIVE_INFINITY;
      NoValue worst = null;
      long fresh = Long.MAX_VALUE;
      long absent = Long.MAX_VALUE;
      for (int k = 0; k < points.length; k++) {
        NoValue why = why(latest, points[k], intervals[k]);
        long at = latest.usableMillis(points[k]);
        if (why == null) {
          highest = Math.max(highest, latest.value(points[k]));
          fresh = Math.min(fresh, at);
        } else {
          worst = worse(worst, why);
          absent = Math.min(absent, at);
        }
      }
      if (points.length == 0) {
        return NO_SENSOR;
      }
      return highest == Double.NEGATIVE_INFINITY
          ? new Outcome(Double.NaN, worst, absent)
          : new Outcome(highest, null, fresh);
    }

    private static NoValue worse(@Nullable NoValue a, NoValue b) {
      return a == null || weight(b) > weight(a) ? b : a;
    }

    /** Silence outweighs a missing reading, and that outweighs age. */
    private static int weight(NoValue why) {
      return switch (why) {
        case NEVER -> 3;
        case NO_ANSWER -> 4;
        case NO_READING -> 2;
        case STALE -> 1;
        case FREE, COMMISSIONING, NO_SENSOR -> 0;
      };
    }
  }

  /** Why a point has no value for the present; null if it has one. */
  static @Nullable NoValue why(Latest latest, int point, Duration interval) {
    return switch (Freshness.of(latest, point, interval)) {
      case FRESH -> Double.isNaN(latest.value(point)) ? NoValue.NO_READING : null;
      case STALE -> NoValue.STALE;
      case NEVER -> NoValue.NEVER;
      case BAD -> ofQuality(latest.quality(point));
    };
  }

  private static NoValue ofQuality(byte quality) {
    return switch (Quality.of(quality)) {
      case BAD_TIMEOUT, BAD_BACKED_OFF, BAD_REFUSED -> NoValue.NO_ANSWER;
      case GOOD,
          UNCERTAIN_CLOCK,
          UNCERTAIN_DEVICE,
          UNCERTAIN_PARTIAL,
          BAD_NO_SUCH_OBJECT,
          BAD_NO_READING,
          BAD_IMPLAUSIBLE,
          BAD_TYPE,
          BAD_MALFORMED,
          BAD_DEVICE_ERROR,
          BAD_NOT_MEASURED ->
          NoValue.NO_READING;
    };
  }
}
