package org.parkwatch.alerting.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.expression.Expression;
import org.parkwatch.facility.park.CodeTag;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.facility.yaml.YamlMap;

/** Turns one mapping of a rule file into a rule, or into one for each level of a ladder. */
final class RuleReader {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

  private final RuleMap map;
  private final String file;

  RuleReader(YamlMap map) {
    this.map = new RuleMap(map);
    this.file = map.origin().file();
  }

  /** The rules; what could not be read is missing, and why is among the problems. */
  List<Rule> read() {
    String id = id(map);
    Binding on = binding();
    String kind = map.requiredText("kind");
    List<Rule> rules = new ArrayList<>();
    if (map.has("levels")) {
      readLadder(id == null ? "" : id, on, kind == null ? "" : kind, rules);
    } else {
      Criterion criterion = kind == null ? null : new CriterionReader(map, on).read(kind);
      add(map, id, on, criterion, List.of(), rules);
    }
    Rule suppressor = HandlingReader.suppressor(map, rules);
    if (suppressor != null) {
      rules.add(suppressor);
    }
    map.finish();
    return rules;
  }

  private static @Nullable String id(RuleMap from) {
    String id = from.requiredText("id");
    if (id != null && !ID.matcher(id).matches()) {
      from.problem("id", "must be of small letters, digits, dots and dashes, not '" + id + "'");
    }
    return id;
  }

  private void readLadder(String id, @Nullable Binding on, String kind, List<Rule> rules) {
    List<RuleMap> levels = map.inner("levels");
    if (!CriterionReader.THRESHOLDS.contains(kind)) {
      map.problem("levels", "only a rule that compares a number with limits has levels");
    }
    Input input = new InputReader(map).read(kind);
    if (input instanceof Input.Formula(Expression formula) && formula.truth()) {
      map.problem("levels", "a formula that says yes or no has none");
    }
    if (levels.size() < 2) {
      map.problem("levels", "needs two levels or more");
    }
    List<String> ids = new ArrayList<>();
    for (RuleMap level : levels) {
      String own = level.has("id") ? id(level) : null;
      ids.add(own != null ? own : ids.isEmpty() ? id : id + "." + (ids.size() + 1));
    }
    Criterion.Threshold below = null;
    for (int i = 0; i < levels.size(); i++) {
      RuleMap level = levels.get(i);
      Criterion.Threshold threshold = new CriterionReader(level, on).threshold(input);
      if (threshold != null && below != null) {
        climb(level, below, threshold);
      }
      below = threshold;
      add(level, ids.get(i), on, threshold, ids, rules);
      level.finish();
    }
  }

  private static void climb(RuleMap level, Criterion.Threshold below, Criterion.Threshold above) {
    String key = above.high() ? "high" : "low";
    if (!above.input().equals(below.input())) {
      level.problem(key, "must be of the same form as that of the level before");
    } else if (above.high() != below.high()) {
      level.problem(key, "all levels must be high, or all low");
    } else if (above.severity() >= below.severity() && above.severity() > 0) {
      level.problem("severity", "must be graver (a smaller number) than that of the level before");
    } else {
      int order = above.limit().compare(below.limit()).orElse(above.high() ? 1 : -1);
      if (above.high() ? order <= 0 : order >= 0) {
        level.problem(key, "must lie beyond the limit of the level before");
      }
    }
  }

  private void add(
      RuleMap from,
      @Nullable String id,
      @Nullable Binding on,
      @Nullable Criterion criterion,
      List<String> ladder,
      List<Rule> rules) {
    Names what = from.holder("what").names("what");
    Names consequence = from.holder("consequence").requiredNames("consequence");
    Names response = from.holder("response").requiredNames("response");
    Duration timeToRespond = from.holder("timeToRespond").duration("timeToRespond");
    Handling handling = HandlingReader.read(from);
    RuleMap words = from.holder("symptom");
    Map<DeviceState, Symptom> symptoms = symptoms(words);
    Symptom symptom = symptom(words, criterion);
    if (id != null && on != null && criterion != null && consequence != null && response != null) {
      rules.add(
          new Rule(
              id,
              on,
              criterion,
              what,
              symptom,
              symptoms,
              ladder,
              consequence,
              response,
              timeToRespond,
              handling,
              file,
              from.line()));
    }
  }

  /** One word for all states, or none; who is silent is silent by default. */
  private static Symptom symptom(RuleMap from, @Nullable Criterion criterion) {
    Symptom usual = criterion instanceof Criterion.Stale ? Symptom.SILENT : Symptom.OTHER;
    return from.has("symptom") && !from.isMap("symptom") ? word(from, "symptom") : usual;
  }

  /** A word a state. */
  private static Map<DeviceState, Symptom> symptoms(RuleMap from) {
    Map<DeviceState, Symptom> symptoms = new EnumMap<>(DeviceState.class);
    RuleMap words = from.isMap("symptom") ? from.map("symptom") : null;
    if (words != null) {
      for (DeviceState state : DeviceState.values()) {
        if (words.has(state.name())) {
          symptoms.put(state, word(words, state.name()));
        }
      }
      words.finish();
    }
    return symptoms;
  }

  private static Symptom word(RuleMap from, String key) {
    String word = from.text(key);
    for (Symptom symptom : Symptom.values()) {
      if (symptom.word().equals(word)) {
        return symptom;
      }
    }
    if (word != null) {
      from.unknown(key, word, Arrays.stream(Symptom.values()).map(Symptom::word).toList());
    }
    return Symptom.OTHER;
  }

  private @Nullable Binding binding() {
    map.require("on");
    RuleMap on = map.map("on");
    if (on == null) {
      return null;
    }
    List<String> points = on.texts("point");
    Quantity quantity = on.word("quantity", Quantity.class);
    List<EquipmentKind> equipment = on.words("equipment", EquipmentKind.class);
    String place = on.text("place");
    String cabinet = on.text("cabinet");
    String tenant = on.text("tenant");
    List<String> tags = on.texts("tag");
    for (String tag : tags) {
      if (!CodeTag.isTag(tag)) {
        on.problem("tag", "must be " + CodeTag.FORM + ", not '" + tag + "'");
      }
    }
    String profile = on.text("profile");
    List<OwnerKind> scopes = on.words("scope", OwnerKind.class);
    if (!scopes.isEmpty() && (!equipment.isEmpty() || profile != null)) {
      on.problem(
          "scope", "goes with no equipment and no profile: nobody answers for derived points");
    }
    boolean formula = "expression".equals(map.text("kind"));
    if (formula == (on.has("point") || on.has("quantity"))) {
      on.problem(
          "",
          formula
              ? "takes no point and no quantity: the expression names the points"
              : "needs a point or a quantity");
    }
    on.finish();
    return new Binding(scopes, points, quantity, equipment, place, cabinet, tenant, tags, profile);
  }
}
