package org.parkwatch.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.ui.words.Terms;

/**
 * Finds cabinets by code, tenant, device or address: every word of the question must occur, in any
 * order and any case. {@code B2 R305 K07} finds {@code FZ-B2-3F-R305-K07}. Thread-safe.
 */
public final class Finder {
  private final Map<Park, List<Entry>> indexes = new WeakHashMap<>();

  private record Entry(String haystack, Cabinet cabinet, @Nullable Device device) {}

  /** What matches, cabinets before devices, in the order of the park. */
  public Stream<Hit> find(Park park, Locale locale, String question) {
    Terms terms = Terms.of(question);
    if (terms.isEmpty()) {
      return Stream.empty();
    }
    return index(park).stream()
        .filter(entry -> terms.allIn(entry.haystack()))
        .map(entry -> hit(park, locale, entry));
  }

  private static Hit hit(Park park, Locale locale, Entry entry) {
    Cabinet cabinet = entry.cabinet();
    String tenant = tenant(park, cabinet).map(names -> names.in(locale)).orElse("");
    Device device = entry.device();
    if (device == null) {
      String room = park.place(cabinet.room()).names().in(locale);
      return new Hit(cabinet.code(), cabinet.code(), (room + "  " + tenant).strip());
    }
    return new Hit(cabinet.code(), device.code(), device.host() + "  " + device.model());
  }

  private synchronized List<Entry> index(Park park) {
    return indexes.computeIfAbsent(park, Finder::build);
  }

  private static List<Entry> build(Park park) {
    List<Entry> entries = new ArrayList<>();
    for (Cabinet cabinet : park.cabinets()) {
      String tenant = tenant(park, cabinet).map(n -> n.en() + " " + n.zh()).orElse("");
      String code =
          park.tenancyOf(cabinet.id()).map(t -> park.tenant(t.tenant()).code()).orElse("");
      entries.add(new Entry(Terms.fold(cabinet.code() + " " + tenant + " " + code), cabinet, null));
    }
    for (Cabinet cabinet : park.cabinets()) {
      for (Device device : park.devicesOfCabinet(cabinet.id())) {
        String text = device.code() + " " + device.host() + " " + device.model();
        entries.add(new Entry(Terms.fold(text), cabinet, device));
      }
    }
    return List.copyOf(entries);
  }

  private static Optional<Names> tenant(Park park, Cabinet cabinet) {
    return park.tenancyOf(cabinet.id()).map(tenancy -> park.tenant(tenancy.tenant()).names());
  }
}
