package org.parkwatch.ui.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.ui.words.Terms;

/**
 * Finds cabinets by code, old label and tenant, and devices by code, address, make and equipment:
 * every word of the question must occur, in any order and any case. {@code B2 R305 K07} finds
 * {@code FZ-B2-3F-R305-K07}. Thread-safe.
 */
public final class Finder {
  private final Parks parks;
  private final Map<Park, List<Entry>> indexes = new WeakHashMap<>();

  public Finder(Parks parks) {
    this.parks = parks;
  }

  private sealed interface Entry {
    /** All that may be asked for, folded. */
    String haystack();
  }

  private record CabinetEntry(String haystack, Cabinet cabinet, String oldLabels)
      implements Entry {}

  private record DeviceEntry(String haystack, Device device) implements Entry {}

  /** What the viewer may see and matches, cabinets before devices, in the order of the park. */
  public Stream<Hit> find(Viewer viewer, Locale locale, String question) {
    Terms terms = Terms.of(question);
    if (terms.isEmpty()) {
      return Stream.empty();
    }
    Park park = parks.current(viewer);
    return index(park, viewer).stream()
        .filter(entry -> terms.allIn(entry.haystack()))
        .map(entry -> hit(park, locale, entry));
  }

  private static Hit hit(Park park, Locale locale, Entry entry) {
    return switch (entry) {
      case CabinetEntry found -> {
        Cabinet cabinet = found.cabinet();
        String tenant = tenant(park, cabinet).map(names -> names.in(locale)).orElse("");
        String room = park.place(cabinet.room()).names().in(locale);
        String detail =
            Stream.of(room, tenant, found.oldLabels())
                .filter(part -> !part.isEmpty())
                .reduce((left, right) -> left + "  " + right)
                .orElse("");
        yield new Hit(cabinet.code(), false, detail);
      }
      case DeviceEntry found -> {
        Device device = found.device();
        String equipment = park.equipmentOf(device).names().in(locale);
        yield new Hit(
            device.code(), true, equipment + "  " + device.host() + "  " + device.model());
      }
    };
  }

  private synchronized List<Entry> index(Park park, Viewer viewer) {
    return indexes.computeIfAbsent(park, key -> build(key, parks.aliases(viewer)));
  }

  private static List<Entry> build(Park park, Map<String, String> aliases) {
    Map<String, String> labels = new HashMap<>();
    new TreeMap<>(aliases)
        .forEach((label, code) -> labels.merge(code, label, (one, next) -> one + "  " + next));
    List<Entry> entries = new ArrayList<>();
    for (Cabinet cabinet : park.cabinets()) {
      String tenant = tenant(park, cabinet).map(n -> n.en() + " " + n.zh()).orElse("");
      String code =
          park.tenancyOf(cabinet.id()).map(t -> park.tenant(t.tenant()).code()).orElse("");
      String old = labels.getOrDefault(cabinet.code(), "");
      String text = String.join(" ", cabinet.code(), old, tenant, code);
      entries.add(new CabinetEntry(Terms.fold(text), cabinet, old));
    }
    for (Device device : park.devices()) {
      Names names = park.equipmentOf(device).names();
      String text =
          String.join(" ", device.code(), device.host(), device.model(), names.en(), names.zh());
      entries.add(new DeviceEntry(Terms.fold(text), device));
    }
    return List.copyOf(entries);
  }

  private static Optional<Names> tenant(Park park, Cabinet cabinet) {
    return park.tenancyOf(cabinet.id()).map(tenancy -> park.tenant(tenancy.tenant()).names());
  }
}
