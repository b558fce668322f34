package org.parkwatch.collectors.events;

import java.time.Instant;
import java.util.Optional;
import org.parkwatch.facility.commissioning.DeviceEvent;
import org.parkwatch.facility.park.Names;

/** An event as a line of text: fields with tabs between, UTC milliseconds. Pure functions. */
final class EventLine {
  private static final int FIELDS = 10;
  private static final String NONE = "-";

  private EventLine() {}

  static String write(DeviceEvent event) {
    return String.join(
            "\t",
            Long.toString(event.received().toEpochMilli()),
            event.told().map(told -> Long.toString(told.toEpochMilli())).orElse(NONE),
            Boolean.toString(event.trusted()),
            clean(event.device()),
            clean(event.kind()),
            clean(event.names().en()),
            clean(event.names().zh()),
            Integer.toString(event.severity()),
            event.details().map(details -> clean(details.en())).orElse(""),
            event.details().map(details -> clean(details.zh())).orElse(""))
        + "\n";
  }

  /** The event of a line; empty if it is none, as where a write was cut off. */
  static Optional<DeviceEvent> read(String line) {
    String[] field = line.split("\t", -1);
    if (field.length != FIELDS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new DeviceEvent(
              Instant.ofEpochMilli(Long.parseLong(field[0])),
              field[1].equals(NONE)
                  ? Optional.empty()
                  : Optional.of(Instant.ofEpochMilli(Long.parseLong(field[1]))),
              Boolean.parseBoolean(field[2]),
              field[3],
              field[4],
              new Names(field[5], field[6]),
              Integer.parseInt(field[7]),
              field[8].isEmpty() ? Optional.empty() : Optional.of(new Names(field[8], field[9]))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String clean(String text) {
    return text.replaceAll("[\\t\\r\\n]+", " ");
  }
}
