package org.parkwatch.facility.parkfile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.CodeTag;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.PlaceKind;
import org.parkwatch.facility.park.Relation.Target;
import org.parkwatch.facility.park.RelationKind;
import org.parkwatch.facility.park.Side;
import org.parkwatch.facility.yaml.Origin;

/** The long lists: what each kind of CSV file holds, told by the beginning of the file's name. */
final class CsvLists {
  /** One kind of list, with the columns it must and may have. */
  enum Kind {
    TENANTS("tenants", "code,en,zh", ""),
    TENANCIES("tenancies", "cabinet,tenant,contract-kw", ""),
    SINGLE_CORDED("single-corded", "cabinet,side", ""),
    RACK_PDUS(
        "rack-pdus",
        "code,cabinet,side,model,profile,protocol,host,port,rated-amps,phases,fed-by",
        "credential,connected-by"),
    DEVICES(
        "devices",
        "code,equipment,model,profile,protocol,host,port",
        "path,credential,connected-by"),
    RATINGS("ratings", "code,rating,value", ""),
    ALIASES("aliases", "code,alias", ""),
    TAGS("tags", "code,tag", "");

    final String name;
    private final String required;
    private final String optional;

    Kind(String name, String required, String optional) {
      this.name = name;
      this.required = required;
      this.optional = optional;
    }

    Set<String> required() {
      return Set.of(required.split(",", -1));
    }

    Set<String> optional() {
      return optional.isEmpty() ? Set.of() : Set.of(optional.split(",", -1));
    }

    /** The kind of list in a file, null if its name begins like none of them. */
    static @Nullable Kind of(String fileName) {
      for (Kind kind : values()) {
        if (fileName.equals(kind.name + ".csv") || fileName.startsWith(kind.name + "-")) {
          return kind;
        }
      }
      return null;
    }
  }

  private final DraftBuilder draft;
  private final Map<String, Origin> addresses = new HashMap<>();
  private final Map<String, Origin> feeds = new HashMap<>();

  CsvLists(DraftBuilder draft) {
    this.draft = draft;
  }

  void read(Kind kind, String file, String text) {
    Consumer<CsvRow> action =
        switch (kind) {
          case TENANTS -> this::tenant;
          case TENANCIES -> this::tenancy;
          case SINGLE_CORDED -> this::singleCorded;
          case RACK_PDUS -> this::rackPdu;
          case DEVICES -> this::device;
          case RATINGS -> this::rating;
          case ALIASES -> this::alias;
          case TAGS -> this::tag;
        };
    Csv.read(file, text, kind.required(), kind.optional(), draft.problems, action);
  }

  private void tenant(CsvRow row) {
    String code = row.text("code");
    String en = row.text("en");
    String zh = row.text("zh");
    scheme(CodeScheme.TENANT, code, row);
    if (!en.isBlank() && !zh.isBlank()) {
      TenantDraft tenant = new TenantDraft(code, new Names(en, zh));
      draft.putOnce(draft.tenants, code, tenant, "tenant", row.origin("code"));
    }
  }

  private void tenancy(CsvRow row) {
    String cabinet = cabinet(row);
    String tenant = row.text("tenant");
    if (!draft.tenants.containsKey(tenant)) {
      draft.problems.add(
          row.origin("tenant"), "expected a code from tenants.csv, not `" + tenant + "`");
    }
    double kw = row.number("contract-kw", 0.1, 1000);
    draft.putOnce(
        draft.tenancies,
        cabinet,
        new TenancyDraft(cabinet, tenant, kw),
        "tenancy",
        row.origin("cabinet"));
  }

  private void singleCorded(CsvRow row) {
    String cabinet = cabinet(row);
    Side side = row.side("side");
    if (side != null) {
      draft.putOnce(
          draft.corded, cabinet, Corded.valueOf(side.name()), "row", row.origin("cabinet"));
    }
  }

  private void rating(CsvRow row) {
    String code = row.text("code");
    if (!draft.equipment.containsKey(code)) {
      draft.problems.add(row.origin("code"), "expected the code of equipment, not `" + code + "`");
    }
    double value = row.number("value", 0, 1e9);
    draft.putOnce(
        draft.ratings.computeIfAbsent(code, key -> new LinkedHashMap<>()),
        row.text("rating"),
        value,
        "rating of " + code,
        row.origin("rating"));
  }

  private void alias(CsvRow row) {
    String code = known(row);
    String alias = row.text("alias");
    if (draft.known(alias)) {
      draft.problems.add(row.origin("alias"), "expected an alias that is no code: `" + alias + "`");
    }
    draft.putOnce(
        draft.aliases, alias, new AliasDraft(code, alias), "meaning", row.origin("alias"));
  }

  private void tag(CsvRow row) {
    CodeTag tag = new CodeTag(known(row), row.optional("tag"));
    if (!CodeTag.isTag(tag.tag())) {
      draft.problems.add(
          row.origin("tag"), "expected " + CodeTag.FORM + ", not `" + tag.tag() + "`");
    }
    Origin first = draft.tags.putIfAbsent(tag, row.origin("tag"));
    if (first != null) {
      draft.problems.add(
          row.origin("tag"),
          "expected each tag of `%s` once, `%s` stands first at %s"
              .formatted(tag.code(), tag.tag(), first));
    }
  }

  /** The code of what stands in the park already. */
  private String known(CsvRow row) {
    String code = row.text("code");
    if (!draft.known(code)) {
      draft.problems.add(
          row.origin("code"),
          "expected the code of a place, cabinet or equipment, not `" + code + "`");
    }
    return code;
  }

  private void rackPdu(CsvRow row) {
    String code = row.text("code");
    CabinetDraft cabinet = draft.cabinets.get(cabinet(row));
    Side side = row.side("side");
    DeviceDraft device =
        cabinet == null ? null : device(row, code, code, cabinet.room(), cabinet.life());
    Map<String, Double> ratings =
        Map.of(
            EquipmentDraft.RATED_AMPS,
            row.number("rated-amps", 1, 1000),
            EquipmentDraft.PHASES,
            (double) row.integer("phases", 1, 3));
    if (cabinet == null || side == null || device == null) {
      return;
    }
    scheme(CodeScheme.DEVICE, code, row);
    once(feeds, "feed " + side + " of " + cabinet.code(), row.origin("side"));
    if (!draft.claim("rack-pdu", true, code, row.origin("code"))) {
      return;
    }
    draft.devices.put(code, device);
    draft.equipment.put(
        code,
        new EquipmentDraft(
            EquipmentKind.RACK_PDU,
            code,
            new Names("Rack PDU " + side, side + "路机柜PDU"),
            cabinet.room(),
            cabinet.code(),
            side,
            device.model(),
            ratings,
            cabinet.life()));
    relate(row, "fed-by", RelationKind.POWER, code);
    if (!row.optional("connected-by").isEmpty()) {
      relate(row, "connected-by", RelationKind.COMMUNICATION, code);
    }
    if (draft.corded.getOrDefault(cabinet.code(), Corded.AB).uses(side)) {
      draft.relate(
          RelationKind.POWER, code, Target.CABINET, cabinet.code(), side, row.origin("cabinet"));
    }
  }

  private void relate(CsvRow row, String column, RelationKind kind, String to) {
    draft.relate(kind, row.text(column), Target.EQUIPMENT, to, null, row.origin(column));
  }

  private void device(CsvRow row) {
    String code = row.text("code");
    String name = row.text("equipment");
    EquipmentDraft equipment = draft.equipment.get(name);
    if (equipment == null) {
      draft.problems.add(
          row.origin("equipment"), "expected the code of equipment, not `" + name + "`");
      return;
    }
    DeviceDraft device = device(row, code, name, cell(equipment.place()), equipment.life());
    scheme(CodeScheme.DEVICE, code, row);
    draft.putOnce(draft.devices, code, device, "device", row.origin("code"));
    if (!row.optional("connected-by").isEmpty()) {
      relate(row, "connected-by", RelationKind.COMMUNICATION, name);
    }
  }

  /** The room around a place, else the building, else the park itself. */
  private String cell(String code) {
    String cell = code;
    for (PlaceDraft place = draft.places.get(code); place != null; ) {
      cell = place.code();
      if (place.kind() == PlaceKind.ROOM || place.kind() == PlaceKind.BUILDING) {
        break;
      }
      String parent = place.parent();
      place = parent == null ? null : draft.places.get(parent);
    }
    return cell;
  }

  private DeviceDraft device(CsvRow row, String code, String equipment, String cell, Life life) {
    String host = row.text("host");
    int port = row.integer("port", 1, 65_535);
    String path = row.optional("path");
    String credential = row.optional("credential");
    once(addresses, ("address " + host + ":" + port + " " + path).strip(), row.origin("host"));
    return new DeviceDraft(
        code,
        equipment,
        row.text("model"),
        row.text("profile"),
        row.text("protocol"),
        host,
        port,
        path,
        credential.isEmpty() ? null : credential,
        cell,
        life);
  }

  private void once(Map<String, Origin> taken, String what, Origin origin) {
    Origin first = taken.putIfAbsent(what, origin);
    if (first != null) {
      draft.problems.add(origin, "expected one device on " + what + ", the first is at " + first);
    }
  }

  private void scheme(String kind, String code, CsvRow row) {
    @Nullable String fault = draft.scheme.fault(kind, false, code);
    if (fault != null) {
      draft.problems.add(row.origin("code"), fault);
    }
  }

  private String cabinet(CsvRow row) {
    String cabinet = row.text("cabinet");
    if (!draft.cabinets.containsKey(cabinet)) {
      draft.problems.add(
          row.origin("cabinet"), "expected the code of a cabinet, not `" + cabinet + "`");
    }
    return cabinet;
  }
}
