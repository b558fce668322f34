package org.parkwatch.facility.parkfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.CodeTag;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.park.RelationKind;
import org.parkwatch.facility.park.Side;
import org.parkwatch.facility.yaml.Origin;
import org.parkwatch.facility.yaml.Problems;

/** Gathers a draft while files are read; relations are checked when all of them are. */
final class DraftBuilder {
  /** Cabinets and equipment beyond this cannot be one park. */
  static final int LARGEST_PARK = 1_000_000;

  /** A relation that is written, with ends that may not exist. */
  record Written(RelationDraft relation, Origin origin) {}

  final Problems problems;
  final CodeScheme scheme = new CodeScheme();
  final Map<String, PlaceDraft> places = new LinkedHashMap<>();
  final Map<String, CabinetDraft> cabinets = new LinkedHashMap<>();
  final Map<String, EquipmentDraft> equipment = new LinkedHashMap<>();
  final Map<String, DeviceDraft> devices = new LinkedHashMap<>();
  final Map<String, TenantDraft> tenants = new LinkedHashMap<>();
  final Map<String, TenancyDraft> tenancies = new LinkedHashMap<>();
  final Map<String, AliasDraft> aliases = new LinkedHashMap<>();
  final Map<CodeTag, Origin> tags = new LinkedHashMap<>();
  final Map<String, Corded> corded = new HashMap<>();
  final Map<String, Map<String, Double>> ratings = new HashMap<>();
  final List<Written> relations = new ArrayList<>();
  private final Map<String, Origin> origins = new HashMap<>();

  DraftBuilder(Problems problems) {
    this.problems = problems;
  }

  /** Takes the code for a place, cabinet or equipment; false if it cannot have it. */
  boolean claim(String kind, boolean equipment, String code, Origin origin) {
    if (origins.size() >= LARGEST_PARK) {
      problems.add(origin, "expected at most " + LARGEST_PARK + " codes in one park");
      return false;
    }
    @Nullable String fault = scheme.fault(kind, equipment, code);
    if (fault != null) {
      problems.add(origin, fault);
    }
    Origin first = origins.putIfAbsent(code, origin);
    if (first != null) {
      problems.add(origin, "expected each code once, `" + code + "` stands first at " + first);
    }
    return first == null;
  }

  /** Puts the row under its key unless another one stands there. */
  <T> void putOnce(Map<String, T> rows, String key, T row, String what, Origin origin) {
    if (rows.putIfAbsent(key, row) != null) {
      problems.add(origin, "expected one " + what + " for `" + key + "`, this is another");
    }
  }

  void relate(
      RelationKind kind,
      String from,
      Relation.Target target,
      String to,
      @Nullable Side side,
      Origin origin) {
    relations.add(new Written(new RelationDraft(kind, from, target, to, side), origin));
  }

  boolean known(String code) {
    return origins.containsKey(code);
  }
}
