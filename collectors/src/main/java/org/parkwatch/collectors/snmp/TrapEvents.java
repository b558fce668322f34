package org.parkwatch.collectors.snmp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.SourceTime;
import org.parkwatch.facility.commissioning.DeviceEvent;
import org.parkwatch.facility.park.Names;
import org.parkwatch.profiles.MibProfiles;
import org.parkwatch.profiles.Notifications;
import org.parkwatch.profiles.mib.Notification;

/** Puts notifications into words. Confined to one thread. */
final class TrapEvents {
  /** Read with the first notification: most servers never hear one. */
  private @Nullable Notifications notifications;

  DeviceEvent event(String device, TrapPdu trap, long receivedMillis) {
    Notifications known = notifications;
    if (known == null) {
      known = new Notifications(MibProfiles.load());
      notifications = known;
    }
    Optional<Notification> kind = known.kind(trap.kind());
    Optional<Instant> told =
        trap.told().isPresent()
            ? Optional.of(Instant.ofEpochMilli(trap.told().getAsLong()))
            : Optional.empty();
    boolean trusted =
        told.isPresent() && SourceTime.of(told.get().toEpochMilli(), receivedMillis).trusted();
    return new DeviceEvent(
        Instant.ofEpochMilli(receivedMillis),
        told,
        trusted,
        device,
        kind.map(named -> named.mib() + " ").orElse("") + trap.kind().text(),
        kind.map(Notification::names).orElse(Names.same(trap.kind().text())),
        kind.map(Notification::severity).orElse(0),
        trap.objects().isEmpty() ? Optional.empty() : Optional.of(details(known, trap)));
  }

  private static Names details(Notifications known, TrapPdu trap) {
    return new Names(
        details(known, trap.objects(), Names::en), details(known, trap.objects(), Names::zh));
  }

  private static String details(
      Notifications known, List<TrapPdu.Value> objects, Function<Names, String> language) {
    return objects.stream()
        .map(value ->
            known.object(value.object()).map(language).orElse(value.object().text())
                + " = "
                + value.text())
        .collect(Collectors.joining("; "));
  }
}
