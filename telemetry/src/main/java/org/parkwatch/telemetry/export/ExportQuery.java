package org.parkwatch.telemetry.export;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.telemetry.history.Tier;

/**
 * Understands what somebody wants to export, in words: {@code device} and {@code point} are
 * patterns in which {@code *} stands for anything, several with commas between; {@code place} is a
 * code with all that it encloses, {@code equipment} and {@code quantity} are kinds, {@code from}
 * and {@code to} times in UTC or of the site, {@code tier} one of {@code raw, minute, quarter,
 * hour, day}. What is not said is not asked for: without {@code device} all of them count. Derived
 * points are found by the code of the cabinet, place or tenant that they belong to, as if it were a
 * device of no equipment. Used once, by one thread.
 */
public final class ExportQuery {
  /** Every word that may be said. */
  public static final List<String> WORDS =
      List.of("device", "point", "place", "equipment", "quantity", "from", "to", "tier");

  private static final String RAW = "raw";
  private static final int MOST_PATTERN = 400;

  private final Park park;
  private final Map<String, String> words;
  private final List<String> problems = new ArrayList<>();

  private ExportQuery(Park park, Map<String, String> words) {
    this.park = park;
    this.words = words;
  }

  /**
   * The selection that the words ask for.
   *
   * @param park the part of it that the asker may see: nothing else is found
   * @throws ExportRefused with everything that is wrong, or if no point is found
   */
  public static ExportSelection of(Park park, Map<String, String> words) {
    return new ExportQuery(park, words).selection();
  }

  private ExportSelection selection() {
    for (String word : new TreeSet<>(words.keySet())) {
      if (!WORDS.contains(word)) {
        problems.add(word + " is not known; known are " + String.join(", ", WORDS));
      }
    }
    Pattern device = pattern("device");
    Pattern point = pattern("point");
    EquipmentKind equipment = constant("equipment", EquipmentKind.values());
    Quantity quantity = constant("quantity", Quantity.values());
    Set<Integer> places = places();
    long from = time("from");
    long to = time("to");
    Tier tier = tier();
    if (problems.isEmpty() && from >= to) {
      problems.add("from must lie before to");
    }
    if (!problems.isEmpty()) {
      throw new ExportRefused(problems);
    }
    List<ExportPoint> points = new ArrayList<>();
    for (Device each : park.devices()) {
      Equipment of = park.equipmentOf(each);
      if (device.matcher(each.code()).matches()
          && (equipment == null || of.kind() == equipment)
          && (places == null || places.contains(placeOf(of)))) {
        add(points, each.code(), each.firstPoint(), each.points(), point, quantity);
      }
    }
    for (DerivedBlock each : park.derived()) {
      String owner = park.ownerCode(each);
      if (device.matcher(owner).matches()
          && equipment == null
          && (places == null || places.contains(placeOf(each)))) {
        add(points, owner, each.firstPoint(), each.points(), point, quantity);
      }
    }
    if (points.isEmpty()) {
      throw new ExportRefused(List.of("no point of the park that you see is asked for"));
    }
    return new ExportSelection(points, from, to, tier, park.zone());
  }

  private static void add(
      List<ExportPoint> points,
      String owner,
      int firstPoint,
      PointSet set,
      Pattern name,
      @Nullable Quantity quantity) {
    List<PointSpec> specs = set.specs();
    for (int i = 0; i < specs.size(); i++) {
      PointSpec spec = specs.get(i);
      if (name.matcher(spec.name()).matches()
          && (quantity == null || spec.quantity() == quantity)) {
        points.add(new ExportPoint(firstPoint + i, owner, spec));
      }
    }
  }

  private int placeOf(Equipment equipment) {
    return equipment.cabinet() < 0 ? equipment.place() : park.cabinet(equipment.cabinet()).row();
  }

  /** The place that something derived belongs to; -1 for tenants. */
  private int placeOf(DerivedBlock block) {
    return switch (block.kind()) {
      case CABINET -> park.cabinet(block.owner()).row();
      case ROW, ROOM, BUILDING, PARK -> block.owner();
      case TENANT -> -1;
    };
  }

  private Optional<String> word(String key) {
    return Optional.ofNullable(words.get(key)).map(String::strip).filter(text -> !text.isEmpty());
  }

  private Pattern pattern(String key) {
    String text = word(key).orElse("*");
    if (text.length() > MOST_PATTERN) {
      problems.add(key + " is longer than " + MOST_PATTERN + " letters");
      return Pattern.compile(".*");
    }
    String any =
        Arrays.stream(text.split(","))
            .map(String::strip)
            .map(each -> each.split("\\*+", -1))
            .map(parts -> String.join(".*", Arrays.stream(parts).map(Pattern::quote).toList()))
            .collect(Collectors.joining("|"));
    return Pattern.compile(any, Pattern.CASE_INSENSITIVE);
  }

  private <E extends Enum<E>> @Nullable E constant(String key, E[] all) {
    String text = word(key).orElse("");
    if (text.isEmpty()) {
      return null;
    }
    String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
    for (E each : all) {
      if (each.name().equals(wanted)) {
        return each;
      }
    }
    problems.add(key + " '" + text + "' is unknown; known: " + Arrays.toString(all));
    return null;
  }

  private @Nullable Tier tier() {
    return word("tier").orElse(RAW).equalsIgnoreCase(RAW) ? null : constant("tier", Tier.values());
  }

  /** Ids of the place and all that it encloses; null if none is asked for. */
  private @Nullable Set<Integer> places() {
    String code = word("place").orElse("");
    if (code.isEmpty()) {
      return null;
    }
    Set<Integer> inside = new HashSet<>();
    for (Place place : park.places()) {
      for (int at = place.id(); at >= 0; at = park.place(at).parent()) {
        if (park.place(at).code().equals(code)) {
          inside.add(place.id());
        }
      }
    }
    if (inside.isEmpty()) {
      problems.add("place '" + code + "' is not in the part of the park that you see");
    }
    return inside;
  }

  private long time(String key) {
    String text = word(key).orElse("");
    if (text.isEmpty()) {
      problems.add(key + " is needed, such as 2026-11-22 or 2026-11-22T08:00");
      return 0;
    }
    try {
      return instant(text).toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      problems.add(
          key
              + " '"
              + text
              + "' is no time; 2026-11-22, 2026-11-22T08:00 (both of the site) and"
              + " 2026-11-22T00:00:00Z are");
      return 0;
    }
  }

  private Instant instant(String text) {
    if (text.length() == "2026-11-22".length()) {
      return LocalDate.parse(text).atStartOfDay(park.zone()).toInstant();
    }
    boolean offset = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > 10;
    return offset
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).atZone(park.zone()).toInstant();
  }
}
