package org.parkwatch.collectors.snmp.discovery;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.parkwatch.collectors.snmp.Conversation;
import org.parkwatch.profiles.MibProfiles;
import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.mib.FoundPoint;
import org.parkwatch.profiles.mib.MibProfile;
import org.parkwatch.profiles.mib.RowFinder;
import org.parkwatch.profiles.mib.WalkedValues;

/**
 * Finds out what a device is and which points it has. It is asked, never guessed: a family holds
 * where the device has something below its base; several may hold, and of one object the more
 * specific one says what it means. Thread-safe.
 */
public final class Discovery {
  private static final Oid SYS_DESCR = new Oid("1.3.6.1.2.1.1.1.0");
  private static final Oid SYS_OBJECT_ID = new Oid("1.3.6.1.2.1.1.2.0");
  private static final String UNKNOWN = "unknown";

  private final MibProfiles profiles;

  public Discovery(MibProfiles profiles) {
    this.profiles = profiles;
  }

  /**
   * Asks a device.
   *
   * @throws org.parkwatch.collectors.snmp.NoAnswer if it is silent or answers garbage
   */
  public Discovered discover(Conversation device) throws IOException {
    Map<Oid, String> system = device.get(List.of(SYS_DESCR, SYS_OBJECT_ID));
    String descr = system.getOrDefault(SYS_DESCR, "");
    String oid = system.getOrDefault(SYS_OBJECT_ID, "");
    profiles.make(oid, descr).ifPresent(make -> device.mind(make.oddities()));
    List<MibProfile> possible =
        profiles.all().stream().filter(profile -> profile.mayHold(oid, descr)).toList();
    Set<Oid> present =
        device.present(possible.stream().map(MibProfile::base).collect(Collectors.toSet()));
    List<MibProfile> holding =
        possible.stream().filter(profile -> present.contains(profile.base())).toList();
    WalkedValues values = new WalkedValues();
    Set<Oid> columns = new LinkedHashSet<>();
    holding.forEach(profile -> columns.addAll(profile.columns()));
    device.walk(columns, values);
    RowFinder finder = new RowFinder(values);
    holding.forEach(finder::add);
    List<FoundPoint> points = finder.points();
    Set<String> used =
        points.stream()
            .map(FoundPoint::profile)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Optional<MibProfile> make = profiles.make(oid, descr).or(() -> leading(holding, points));
    return new Discovered(identity(device, make, holding, descr), List.copyOf(used), points);
  }

  /** Of a device that does not show its make: that whose own MIB it has, if it has any. */
  private static Optional<MibProfile> leading(List<MibProfile> holding, List<FoundPoint> points) {
    Map<String, Long> counts =
        points.stream().collect(Collectors.groupingBy(FoundPoint::profile, Collectors.counting()));
    return holding.stream()
        .filter(
            profile -> counts.containsKey(profile.id()) || profile.rank() == MibProfile.Rank.MAKE)
        .max(
            Comparator.comparing((MibProfile profile) -> profile.rank() != MibProfile.Rank.STANDARD)
                .thenComparing(profile -> counts.getOrDefault(profile.id(), 0L)));
  }

  private static Identity identity(
      Conversation device, Optional<MibProfile> make, List<MibProfile> holding, String descr)
      throws IOException {
    WalkedValues values = new WalkedValues();
    Set<MibProfile> sources = new LinkedHashSet<>();
    make.ifPresent(sources::add);
    sources.addAll(holding);
    Set<Oid> asked = new LinkedHashSet<>();
    sources.forEach(source -> source.identity().values().forEach(fields -> asked.addAll(fields)));
    device.walk(asked, values);
    return new Identity(
        make.map(MibProfile::vendor).orElse(UNKNOWN),
        field(MibProfile.Field.MODEL, sources, values, descr),
        field(MibProfile.Field.FIRMWARE, sources, values, descr),
        field(MibProfile.Field.SERIAL, sources, values, descr),
        make.map(MibProfile::id).orElse(UNKNOWN));
  }

  private static String field(
      MibProfile.Field field, Set<MibProfile> sources, WalkedValues values, String descr) {
    for (MibProfile source : sources) {
      for (Oid column : source.identity().getOrDefault(field, List.of())) {
        for (String text : values.rows(column).values()) {
          if (!text.isBlank()) {
            return text.strip();
          }
        }
      }
      if (source.described().containsKey(field)) {
        Matcher matcher = source.described().get(field).matcher(descr);
        if (matcher.find()) {
          return matcher.group(1).strip();
        }
      }
    }
    return "";
  }
}
