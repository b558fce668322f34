package org.parkwatch.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parkwatch.facility.park.DeviceState;
import org.parkwatch.facility.yaml.InputRefused;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.profiles.binding.Oddities;
import org.parkwatch.profiles.binding.Oddity;
import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.binding.WireType;
import org.parkwatch.profiles.mib.FoundPoint;
import org.parkwatch.profiles.mib.MibProfile;
import org.parkwatch.profiles.mib.RowFinder;
import org.parkwatch.profiles.mib.WalkedValues;
import org.parkwatch.profiles.read.PointValues;
import org.parkwatch.profiles.read.RawValues;
import org.parkwatch.profiles.read.ReadPlan;
import org.parkwatch.profiles.read.Verdict;

/** Families by MIB: what the language means, on values written by hand. */
class MibProfilesTest {
  private static final String HEAD =
      """
      id: acme
      vendor: ACME
      names: {en: ACME, zh: 艾克米}
      sources: [{title: ACME-MIB, revision: "1"}]
      base: 1.3.6.1.4.1.99999
      identification: {sysObjectId: [1.3.6.1.4.1.99999]}
      states:
        outlet: {normal: {1: "on"}, off: {2: "off"}, critical: {3..5: fault}}
      """;

  private final WalkedValues walked = new WalkedValues();
  private final Map<String, String> raw = new LinkedHashMap<>();

  @Test
  void everyRowIsAPointWithTheNameThatTheDeviceGivesIt() {
    device("1.2.1.3", Map.of("1", "2301", "2", "2299"));
    device("1.2.1.2", Map.of("1", "Server A"));
    assertThat(
            read(
                "- {at: 1.2.1, name: outlet, label: 2, points: [{column: 3, quantity: VOLTAGE, scale: 0.1}]}"))
        .containsOnly(
            Map.entry("outlet.voltage.1", "230.1 GOOD"),
            Map.entry("outlet.voltage.2", "229.9 GOOD"));
    assertThat(
            found(
                "- {at: 1.2.1, name: outlet, label: 2, points: [{column: 3, quantity: VOLTAGE, scale: 0.1}]}"))
        .extracting(point -> point.spec().names().en())
        .contains("Outlet voltage Server A", "Outlet voltage 2");
  }

  @Test
  void aConditionOnTheSameRowTellsWhatItMeasures() {
    device("1.3", Map.of("1", "10", "2", "11", "3", "12"));
    device("1.4", Map.of("1", "215", "2", "45", "3", "7"));
    assertThat(
            read(
                """
                - at: "1"
                  points:
                    - {column: 4, quantity: TEMPERATURE, scale: 0.1, when: {column: 3, is: [10]}}
                    - {column: 4, quantity: HUMIDITY, when: {column: 3, matches: "^11$"}}
                """))
        .containsOnly(
            Map.entry("temperature.1", "21.5 GOOD"), Map.entry("humidity.2", "45.0 GOOD"));
  }

  @Test
  void scaleAndUnitComeFromOtherColumns() {
    device("1.1", Map.of("1.7", "2350", "2.7", "705", "3.7", "12", "4.7", "5"));
    device("1.2", Map.of("1", "-100", "2", "-10", "3", "2")); // row 4 does not say: no point
    device("1.3", Map.of("1.7", "0", "2.7", "1", "3.7", "0"));
    assertThat(
            read(
                """
                - at: "1"
                  points:
                    - column: 1
                      quantity: TEMPERATURE
                      scale: {ratio: "2:1"}
                      unit: {column: 3, codes: {0: °C, 1: °F}, else: °C}
                """))
        .containsOnly(
            Map.entry("temperature.1.7", "23.5 GOOD"),
            Map.entry("temperature.2.7", "21.3889 GOOD"),
            Map.entry("temperature.3.7", "24.0 GOOD"));
  }

  @Test
  void aColumnMaySayWhatToDivideByOrWhatACodeIsWorth() {
    device("1.1", Map.of("1", "2350", "2", "7"));
    device("1.2", Map.of("1", "100", "2", "0")); // 0 is no divisor: no point
    device("1.3", Map.of("1", "8", "2", "9"));
    assertThat(
            read(
                """
                - {at: "1", name: a, points: [{column: 1, quantity: COUNT, scale: {divisor: 2}}]}
                """))
        .containsOnly(Map.entry("a.count.1", "23.5 GOOD"));
    assertThat(
            read(
                """
                - at: "1"
                  points:
                    - column: 1
                      quantity: COUNT
                      scale: {codes: {column: 3, 8: 0.001, 9: 1}, factor: 10}
                """))
        .containsOnly(Map.entry("count.1", "23.5 GOOD"), Map.entry("count.2", "70.0 GOOD"));
  }

  @Test
  void codesOfNothingAreNeverValuesAndNonsenseHasAReason() {
    device("1.1", Map.of("1", "-1", "2", "65535", "3", "2147483647", "4", "99", "5", "Sensor 5"));
    assertThat(read("- {at: \"1\", points: [{column: 1, quantity: HUMIDITY, plausible: [0, 90]}]}"))
        .containsOnly(
            Map.entry("humidity.1", "NO_READING"),
            Map.entry("humidity.2", "NO_READING"),
            Map.entry("humidity.3", "NO_READING"),
            Map.entry("humidity.4", "IMPLAUSIBLE"));
  }

  @Test
  void theFirstScaleThatIsPlausibleCounts() {
    device("1.1", Map.of("1", "231", "2", "2313", "3", "23130"));
    String table =
        "- {at: \"1\", points: [{column: 1, quantity: VOLTAGE, scale: [1, 0.1], plausible: [0, 1000]}]}";
    assertThat(read(table))
        .containsOnly(
            Map.entry("voltage.1", "231.0 GOOD"),
            Map.entry("voltage.2", "231.3 GOOD"),
            Map.entry("voltage.3", "IMPLAUSIBLE"));
  }

  @Test
  void aCoarseValueCountsOnlyWhereThereIsNoFineOne() {
    String table =
        """
        - points:
            - {column: 1, name: charge, quantity: PERCENT, when: {column: /2.0, absent: true}}
            - {column: 2, name: fine charge, quantity: PERCENT, scale: 0.1}
        """;
    device("1", Map.of("0", "99"));
    assertThat(read(table)).containsOnly(Map.entry("charge", "99.0 GOOD"));
    device("2", Map.of("0", "987"));
    assertThat(read(table)).containsOnly(Map.entry("fine.charge", "98.7 GOOD"));
  }

  @Test
  void aStateThatNobodyKnowsIsUnknown() {
    device("1", Map.of("1", "1", "2", "4", "3", "77"));
    assertThat(read("- {name: outlet, points: [{column: 1, states: outlet}]}"))
        .containsOnly(
            Map.entry("outlet.state.1", (double) DeviceState.NORMAL.code() + " GOOD"),
            Map.entry("outlet.state.2", (double) DeviceState.CRITICAL.code() + " GOOD"),
            Map.entry("outlet.state.3", (double) DeviceState.UNKNOWN.code() + " GOOD"));
  }

  @Test
  void theSameTableBelowSeveralArcs() {
    device("43.1", Map.of("0", "1"));
    device("68.1", Map.of("0", "3"));
    assertThat(read("- {at: \"{}\", each: [43, 68, 70], points: [{column: 1, quantity: COUNT}]}"))
        .containsValues("1.0 GOOD", "3.0 GOOD");
  }

  @Test
  void ofTwoFamiliesTheMoreSpecificSaysWhatAnObjectMeans() {
    String quirk =
        HEAD.replace("id: acme", "id: acme-old").replace("base:", "rank: quirk\nbase:")
            + "only: {sysDescr: \"^Old\"}\ntables: [{points: [{column: 1, quantity: VOLTAGE, scale: 0.1}]}]";
    String make = HEAD + "tables: [{points: [{column: 1, quantity: VOLTAGE}]}]";
    MibProfiles profiles =
        MibProfiles.read("{}", Map.of("a.yaml", make, "b.yaml", quirk), new Problems());
    device("1", Map.of("0", "2301"));
    for (Map.Entry<String, String> one : Map.of("Old card", "acme-old", "New", "acme").entrySet()) {
      RowFinder finder = new RowFinder(walked);
      profiles.all().stream()
          .filter(profile -> profile.mayHold("1.3.6.1.4.1.99999.1", one.getKey()))
          .forEach(finder::add);
      assertThat(finder.points())
          .singleElement()
          .extracting(FoundPoint::profile)
          .isEqualTo(one.getValue());
    }
  }

  @Test
  void aMistakeIsNamedWithFileLineAndKey() {
    String wrong =
        HEAD
            + "tables:\n  - points:\n      - {column: 1, quantity: VOLTAGES}\n      - {states: none}\n";
    assertThatThrownBy(() -> MibProfiles.read("{}", Map.of("a.yaml", wrong), new Problems()))
        .isInstanceOf(InputRefused.class)
        .hasMessageContaining("a.yaml:11: tables[0].points[0].quantity")
        .hasMessageContaining("a.yaml:12: tables[0].points[1].states")
        .hasMessageContaining("a.yaml:12: tables[0].points[1].column: is missing");
  }

  @Test
  void aFamilySaysWhatItsDevicesDoNotTake() {
    String text = HEAD + "oddities: [no-multi-oid, max-repetitions 4]\ntables: []\n";
    Oddities oddities =
        MibProfiles.read("{}", Map.of("a.yaml", text), new Problems()).all().getFirst().oddities();
    assertThat(oddities.has(Oddity.NO_MULTI_OID)).isTrue();
    assertThat(oddities.maxRepetitions()).isEqualTo(4);
    for (String wrong :
        List.of("max-repetitions", "max-repetitions 0", "no-multi-oid 3", "pause")) {
      String odd = HEAD + "oddities: [" + wrong + "]\ntables: []\n";
      assertThatThrownBy(() -> MibProfiles.read("{}", Map.of("a.yaml", odd), new Problems()))
          .isInstanceOf(InputRefused.class)
          .hasMessageContaining("oddities")
          .hasMessageContaining(wrong);
    }
  }

  @Test
  void theBuiltInFamiliesAreSound() {
    List<MibProfile> all = MibProfiles.load().all();
    assertThat(all).hasSizeGreaterThan(60);
    assertThat(all)
        .allSatisfy(profile -> {
          assertThat(profile.vendor()).isNotBlank();
          assertThat(profile.names().zh()).isNotBlank();
        });
    assertThat(MibProfiles.load().make("1.3.6.1.4.1.318.1.3.27", "APC Web/SNMP Management Card"))
        .map(MibProfile::vendor)
        .contains("APC by Schneider Electric");
  }

  private void device(String column, Map<String, String> rows) {
    rows.forEach((index, value) -> {
      Oid oid = new Oid("1.3.6.1.4.1.99999." + column);
      walked.put(oid, index, value);
      raw.put(oid.text() + "." + index, value);
    });
  }

  private List<FoundPoint> found(String tables) {
    String text = HEAD + "tables:\n" + tables.indent(2);
    RowFinder finder = new RowFinder(walked);
    MibProfiles.read("{}", Map.of("a.yaml", text), new Problems()).all().forEach(finder::add);
    return finder.points();
  }

  /** What is polled afterwards, by the name of the point. */
  private Map<String, String> read(String tables) {
    List<FoundPoint> points = found(tables);
    ReadPlan plan = ReadPlan.of(points.stream().map(FoundPoint::binding).toList());
    RawValues answer = new RawValues(plan.addresses().size());
    answer.reset(plan.addresses().size());
    for (int i = 0; i < plan.addresses().size(); i++) {
      String value = raw.getOrDefault(plan.addresses().get(i).toString(), "");
      answer.number(i, WireType.INTEGER, Double.parseDouble(value));
    }
    PointValues values = new PointValues();
    plan.decode(answer, values);
    Map<String, String> read = new LinkedHashMap<>();
    for (int i = 0; i < points.size(); i++) {
      Verdict verdict = values.verdict(i);
      read.put(
          points.get(i).spec().name(),
          verdict == Verdict.GOOD ? values.value(i) + " GOOD" : verdict.name());
    }
    return read;
  }
}
