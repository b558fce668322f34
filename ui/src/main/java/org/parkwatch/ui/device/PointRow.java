package org.parkwatch.ui.device;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.telemetry.latest.Freshness;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.ui.marks.Measured;
import org.parkwatch.ui.marks.Reading;
import org.parkwatch.ui.words.Figures;

/**
 * One point of a device as the table writes it.
 *
 * @param point id, {@code key} its name within the device, {@code name} in the reader's language
 * @param fresh whether {@code value} is of the present; if not it says that there is none
 * @param quality in words, with the reason
 * @param atMillis of the newest sample, 0 if there never was one; {@code at} is the same in words
 * @param raw what came on the wire; empty where nothing was kept yet
 */
record PointRow(
    int point,
    PointSpec spec,
    String key,
    String name,
    boolean fresh,
    String value,
    String unit,
    String quality,
    long atMillis,
    String at,
    String raw,
    boolean rawKnown) {
  /** Points of our own about the device: no wire ever carried them. */
  private static final String HEALTH = "comm.";

  /**
   * How values are written.
   *
   * @param words gives the text of a key
   */
  record Look(UnaryOperator<String> words, Locale locale, ZoneId zone, long nowMillis) {}

  /** All points of a device in the order of its profile. */
  static List<PointRow> all(
      Device device, Latest latest, Map<String, Diagnosis.Raw> raws, Look look) {
    List<PointRow> rows = new ArrayList<>();
    for (PointSpec spec : device.points().specs()) {
      Reading.of(device, spec.name(), latest)
          .ifPresent(reading -> rows.add(row(reading, raws.get(spec.name()), look)));
    }
    return rows;
  }

  private static PointRow row(Reading reading, Diagnosis.@Nullable Raw raw, Look look) {
    PointSpec spec = reading.spec();
    String unit = Figures.unit(spec.quantity().unit());
    return new PointRow(
        reading.point(),
        spec,
        spec.name(),
        spec.names().in(look.locale()),
        reading.fresh(),
        value(reading, look),
        reading.fresh() ? unit : "",
        quality(reading, look),
        reading.atMillis(),
        reading.atMillis() == 0
            ? ""
            : Figures.moment(reading.atMillis(), look.nowMillis(), look.zone()),
        raw(spec, raw, look),
        raw != null);
  }

  private static String value(Reading reading, Look look) {
    if (!reading.fresh()) {
      return look.words().apply(reading.atMillis() == 0 ? "value.never" : "value.no-value");
    }
    Quantity quantity = reading.spec().quantity();
    if (quantity == Quantity.STATE || quantity == Quantity.EVENT) {
      return look.words().apply("state." + state(reading.value()));
    }
    if (quantity == Quantity.COMM_UP) {
      return look.words().apply(reading.value() > 0 ? "device.up" : "device.down");
    }
    return Figures.number(reading.value(), reading.spec().decimals());
  }

  private static String state(double code) {
    for (DeviceState state : DeviceState.values()) {
      if (state.code() == (int) Math.rint(code)) {
        return state.name().toLowerCase(Locale.ROOT);
      }
    }
    return "unknown";
  }

  private static String quality(Reading reading, Look look) {
    if (reading.freshness() == Freshness.NEVER) {
      return look.words().apply("value.never-long");
    }
    return look.words()
        .apply(reading.freshness() == Freshness.STALE ? "value.stale" : Measured.key(reading));
  }

  private static String raw(PointSpec spec, Diagnosis.@Nullable Raw raw, Look look) {
    if (spec.name().startsWith(HEALTH)) {
      return look.words().apply("device.raw-own");
    }
    return raw == null ? look.words().apply("device.raw-none") : raw.text();
  }
}
