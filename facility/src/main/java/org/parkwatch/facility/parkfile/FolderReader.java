package org.parkwatch.facility.parkfile;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.AirClass;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.parkfile.Definition.Body;
import org.parkwatch.facility.yaml.Origin;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.facility.yaml.YamlFile;
import org.parkwatch.facility.yaml.YamlNode;

/** Reads the texts of a folder in the order in which they depend on each other. */
final class FolderReader {
  static final Set<String> FILE_KEYS =
      Set.of("park", "codes", "templates", "life", "places", "equipment");
  static final Set<String> PARK_KEYS = Set.of("code", "names", "zone", "area", "air");

  /** The one file that must be there. */
  static final String PARK_FILE = "park.yaml";

  private final Map<String, String> texts;
  private final Problems problems;
  private final DefinitionReader definitions;
  private final DraftBuilder draft;
  private final Map<String, Body> templates = new HashMap<>();
  private final List<Definition.OfLife> lives = new ArrayList<>();
  private final List<Body> bodies = new ArrayList<>();
  private final Set<String> unreadable = new HashSet<>();
  private ZoneId zone = ZoneOffset.UTC;
  private @Nullable PlaceDraft park;

  FolderReader(Map<String, String> texts, Problems problems) {
    this.texts = texts;
    this.problems = problems;
    definitions = new DefinitionReader(problems);
    draft = new DraftBuilder(problems);
  }

  ParkDraft read() {
    texts.forEach((file, text) -> {
      if (file.endsWith(".yaml")) {
        yaml(file, text);
      }
    });
    if (park == null) {
      if (!unreadable.contains(PARK_FILE)) {
        problems.add(
            new Origin(PARK_FILE, 0, "park"), "expected a file park.yaml with the key `park`");
      }
      refuseIfAny();
      throw new IllegalStateException("problems were noted");
    }
    expand(park);
    csv();
    new DraftChecks(draft).check();
    refuseIfAny();
    return draft();
  }

  private void refuseIfAny() {
    if (!problems.none()) {
      throw new ParkFileProblems(problems);
    }
  }

  private void yaml(String file, String text) {
    YamlNode root = YamlFile.parse(file, text, problems).orElse(null);
    if (root == null) {
      unreadable.add(file);
      return;
    }
    Map<String, YamlNode> map = root.map(FILE_KEYS);
    YamlNode parkNode = map.get("park");
    if (parkNode != null) {
      if (park != null || !file.equals(PARK_FILE)) {
        parkNode.expected("the key `park` once, in park.yaml");
      } else {
        park = park(parkNode);
      }
    }
    YamlNode codes = map.get("codes");
    if (codes != null) {
      draft.scheme.read(codes);
    }
    YamlNode templateNode = map.get("templates");
    if (templateNode != null) {
      templateNode.entries().forEach(this::template);
    }
    lives.addAll(definitions.lives(map.get("life")));
    bodies.add(definitions.body(map));
  }

  private void template(String name, YamlNode node) {
    if (templates.putIfAbsent(name, definitions.body(node.map(DefinitionReader.BODY_KEYS)))
        != null) {
      node.expected("each template once, another file has `" + name + "`");
    }
  }

  private PlaceDraft park(YamlNode node) {
    Map<String, YamlNode> map = node.map(PARK_KEYS);
    YamlNode codeNode = map.get("code");
    YamlNode zoneNode = map.get("zone");
    String code = "?";
    if (codeNode == null) {
      node.expected("the key `code`");
    } else {
      code = codeNode.text();
    }
    if (zoneNode == null) {
      node.expected("the key `zone`, such as Asia/Shanghai");
    } else {
      zone(zoneNode);
    }
    NamesPattern names = NamesPattern.of(map.get("names"), problems);
    AirClass air = DefinitionReader.air(node, map);
    return new PlaceDraft(
        PlaceKind.PARK,
        code,
        NamesPattern.expand(names, code, Vars.NONE, problems),
        null,
        AreaPattern.of(map.get("area")).of(0),
        Life.IN_SERVICE,
        air == null ? AirClass.USUAL : air);
  }

  private void zone(YamlNode node) {
    try {
      zone = ZoneId.of(node.text());
    } catch (DateTimeException e) {
      node.expected("a time zone such as Asia/Shanghai");
    }
  }

  private void expand(PlaceDraft park) {
    draft.claim("park", false, park.code(), new Origin(PARK_FILE, 0, "park.code"));
    draft.places.put(park.code(), park);
    Expander expander = new Expander(draft, templates, lives);
    for (Body body : bodies) {
      expander.top(new Body(body.places(), body.cabinets(), List.of(), body.use()), park);
    }
    for (Body body : bodies) {
      expander.top(new Body(List.of(), List.of(), body.equipment(), List.of()), park);
    }
    for (Definition.OfLife life : lives) {
      if (!draft.places.containsKey(life.place())) {
        problems.add(life.origin(), "expected the code of a place, not `" + life.place() + "`");
      }
    }
  }

  /** Lists in the order in which they name each other, whatever their files are called. */
  private void csv() {
    Map<String, CsvLists.Kind> kinds = new HashMap<>();
    texts
        .keySet()
        .forEach(file -> {
          CsvLists.Kind kind = CsvLists.Kind.of(file.substring(file.lastIndexOf('/') + 1));
          if (kind != null) {
            kinds.put(file, kind);
          } else if (file.endsWith(".csv")) {
            problems.add(
                new Origin(file, 0, ""),
                "expected a name such as tenants.csv, tenancies.csv, single-corded.csv,"
                    + " rack-pdus.csv, devices.csv, ratings.csv, aliases.csv or tags.csv");
          }
        });
    CsvLists lists = new CsvLists(draft);
    for (CsvLists.Kind kind : CsvLists.Kind.values()) {
      texts.forEach((file, text) -> {
        if (kinds.get(file) == kind) {
          lists.read(kind, file, text);
        }
      });
    }
  }

  private ParkDraft draft() {
    List<CabinetDraft> cabinets = new ArrayList<>(draft.cabinets.size());
    for (CabinetDraft c : draft.cabinets.values()) {
      Corded corded = draft.corded.getOrDefault(c.code(), Corded.AB);
      cabinets.add(
          new CabinetDraft(
              c.code(),
              c.label(),
              c.row(),
              c.room(),
              c.position(),
              c.units(),
              c.area(),
              c.life(),
              corded));
    }
    List<EquipmentDraft> equipment = new ArrayList<>(draft.equipment.size());
    for (EquipmentDraft e : draft.equipment.values()) {
      Map<String, Double> own = draft.ratings.get(e.code());
      equipment.add(own == null ? e : e.with(own));
    }
    return new ParkDraft(
        zone,
        List.copyOf(draft.places.values()),
        cabinets,
        equipment,
        List.copyOf(draft.devices.values()),
        draft.relations.stream().map(DraftBuilder.Written::relation).toList(),
        List.copyOf(draft.tenants.values()),
        List.copyOf(draft.tenancies.values()),
        List.copyOf(draft.aliases.values()),
        List.copyOf(draft.tags.keySet()));
  }
}
