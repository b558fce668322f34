package org.parkwatch.facility.parkfile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Area;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.Relation.Target;
import org.parkwatch.facility.park.RelationKind;
import org.parkwatch.facility.park.Side;
import org.parkwatch.facility.parkfile.Definition.Body;
import org.parkwatch.facility.parkfile.Definition.OfCabinets;
import org.parkwatch.facility.parkfile.Definition.OfEquipment;
import org.parkwatch.facility.parkfile.Definition.OfPlaces;
import org.parkwatch.facility.yaml.Origin;
import org.parkwatch.facility.yaml.Problems;

/** Repeats definitions as their {@code each} says and hands the results to the builder. */
final class Expander {
  private static final int DEEPEST_TEMPLATE = 10;

  private final DraftBuilder draft;
  private final Problems problems;
  private final Map<String, Body> templates;
  private final Map<String, Life> lives = new HashMap<>();

  Expander(DraftBuilder draft, Map<String, Body> templates, List<Definition.OfLife> lives) {
    this.draft = draft;
    this.problems = draft.problems;
    this.templates = templates;
    for (Definition.OfLife life : lives) {
      this.lives.put(life.place(), life.life());
    }
  }

  /** Where a body stands. */
  private record Here(@Nullable PlaceDraft place, Vars vars, int templates) {
    PlaceDraft place(Origin origin, Problems problems, PlaceDraft park) {
      if (place == null) {
        problems.add(origin, "expected the key `place`, the code of a place, at the top of a file");
      }
      return place == null ? park : place;
    }
  }

  /** Expands what stands at the top of a file; places there are buildings of the park. */
  void top(Body body, PlaceDraft park) {
    Vars vars = Vars.NONE.with(DefinitionReader.written(PlaceKind.PARK), park.code());
    body.places().forEach(places -> places(places, new Here(park, vars, 0), park));
    body.equipment().forEach(e -> equipment(e, new Here(null, vars, 0), park));
    body.cabinets()
        .forEach(cabinets -> problems.add(cabinets.origin(), "expected cabinets inside a row"));
    body.use()
        .forEach(use -> problems.add(use.origin(), "expected `use` inside a place or template"));
  }

  private void body(Body body, Here here, PlaceDraft park) {
    body.places().forEach(places -> places(places, here, park));
    body.cabinets().forEach(cabinets -> cabinets(cabinets, here, park));
    body.equipment().forEach(equipment -> equipment(equipment, here, park));
    for (Definition.Use use : body.use()) {
      Body template = templates.get(use.template());
      if (template == null) {
        problems.add(
            use.origin(),
            "expected one of the templates " + templates.keySet().stream().sorted().toList());
      } else if (here.templates() >= DEEPEST_TEMPLATE) {
        problems.add(use.origin(), "expected templates that do not use each other in a circle");
      } else {
        body(template, new Here(here.place(), here.vars(), here.templates() + 1), park);
      }
    }
  }

  private void places(OfPlaces places, Here here, PlaceDraft park) {
    PlaceDraft parent = here.place(places.origin(), problems, park);
    if (places.kind().compareTo(parent.kind()) <= 0) {
      problems.add(
          places.origin(),
          "expected a place inside a "
              + DefinitionReader.written(parent.kind())
              + ", not a "
              + DefinitionReader.written(places.kind()));
    }
    String kind = DefinitionReader.written(places.kind());
    places
        .each()
        .forEach(
            here.vars(),
            (vars, index) -> {
              String code = places.code().expand(vars, problems);
              Vars inner = vars.with(kind, code);
              Life life = places.life() == null ? parent.life() : places.life();
              PlaceDraft place =
                  new PlaceDraft(
                      places.kind(),
                      code,
                      NamesPattern.expand(places.names(), code, inner, problems),
                      parent.code(),
                      places.area().of(index),
                      lives.getOrDefault(code, life),
                      places.air() == null ? parent.air() : places.air());
              if (draft.claim(kind, false, code, places.code().origin())) {
                draft.places.put(code, place);
                body(places.body(), new Here(place, inner, here.templates()), park);
              }
            });
  }

  private void cabinets(OfCabinets cabinets, Here here, PlaceDraft park) {
    PlaceDraft row = here.place(cabinets.origin(), problems, park);
    PlaceDraft room = row.parent() == null ? null : draft.places.get(row.parent());
    if (row.kind() != PlaceKind.ROW || room == null || room.kind() != PlaceKind.ROOM) {
      problems.add(cabinets.origin(), "expected cabinets inside a row of a room");
      return;
    }
    cabinets
        .each()
        .forEach(
            here.vars(),
            (vars, index) -> {
              String code = cabinets.code().expand(vars, problems);
              if (draft.claim(CodeScheme.CABINET, false, code, cabinets.code().origin())) {
                draft.cabinets.put(
                    code,
                    new CabinetDraft(
                        code,
                        cabinets.label().expand(vars, problems),
                        row.code(),
                        room.code(),
                        index + 1,
                        cabinets.units(),
                        within(row.area(), cabinets.area().of(index)),
                        row.life(),
                        Corded.AB));
              }
            });
  }

  /** A cabinet is drawn on the room's drawing, but written relative to its row. */
  private static Area within(Area row, Area cabinet) {
    return new Area(row.x() + cabinet.x(), row.y() + cabinet.y(), cabinet.width(), cabinet.depth());
  }

  private void equipment(OfEquipment equipment, Here here, PlaceDraft park) {
    TextPattern elsewhere = equipment.place();
    PlaceDraft standing = elsewhere != null ? park : here.place(equipment.origin(), problems, park);
    String kind = DefinitionReader.written(equipment.kind());
    equipment
        .each()
        .forEach(
            here.vars(),
            (vars, index) -> {
              PlaceDraft place = standing;
              if (elsewhere != null) {
                place = place(elsewhere, vars, standing);
              }
              String code = equipment.code().expand(vars, problems);
              if (draft.claim(kind, true, code, equipment.code().origin())) {
                draft.equipment.put(code, one(equipment, code, place, vars));
                relations(equipment, code, vars);
              }
            });
  }

  private PlaceDraft place(TextPattern pattern, Vars vars, PlaceDraft fallback) {
    String code = pattern.expand(vars, problems);
    PlaceDraft place = draft.places.get(code);
    if (place == null) {
      problems.add(pattern.origin(), "expected the code of a place, not `" + code + "`");
    }
    return place == null ? fallback : place;
  }

  private EquipmentDraft one(OfEquipment equipment, String code, PlaceDraft place, Vars vars) {
    return new EquipmentDraft(
        equipment.kind(),
        code,
        NamesPattern.expand(equipment.names(), code, vars, problems),
        place.code(),
        null,
        side(equipment.side(), vars),
        equipment.model() == null ? "" : equipment.model().expand(vars, problems),
        equipment.ratings(),
        place.life());
  }

  private @Nullable Side side(@Nullable TextPattern pattern, Vars vars) {
    if (pattern == null) {
      return null;
    }
    String text = pattern.expand(vars, problems);
    for (Side side : Side.values()) {
      if (side.name().equals(text)) {
        return side;
      }
    }
    problems.add(pattern.origin(), "expected A or B, not `" + text + "`");
    return null;
  }

  private void relations(OfEquipment equipment, String code, Vars vars) {
    served(equipment.fedBy(), RelationKind.POWER, code, vars);
    served(equipment.cooledBy(), RelationKind.COOLING, code, vars);
    served(equipment.connectedBy(), RelationKind.COMMUNICATION, code, vars);
    for (TextPattern place : equipment.cools()) {
      draft.relate(
          RelationKind.COOLING,
          code,
          Target.PLACE,
          place.expand(vars, problems),
          null,
          place.origin());
    }
  }

  private void served(List<TextPattern> by, RelationKind kind, String code, Vars vars) {
    for (TextPattern from : by) {
      draft.relate(kind, from.expand(vars, problems), Target.EQUIPMENT, code, null, from.origin());
    }
  }
}
