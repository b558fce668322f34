package org.parkwatch.facility.parkfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.yaml.Problem;
import org.parkwatch.facility.yaml.Problems;

/**
 * Every kind of mistake a person makes in park files is named with file, line, key and what was
 * expected, and all mistakes are named at once. Line numbers below count from the text blocks.
 */
class ParkFileErrorsTest {
  private static final String PARK =
      """
      park: {code: P, names: {en: Park, zh: 园区}, zone: Asia/Shanghai}
      codes: {park: P, building: B, floor: F, room: R, row: RA, cabinet: "RA[0-9]", tenant: T,
        device: "RA[0-9]-PDU-[AB]", equipment: "[A-Z0-9-]+"}
      """;
  private static final String BUILDING =
      """
      places:
        kind: building
        code: B
        places:
          kind: floor
          code: F
          places:
            kind: room
            code: R
            places:
              kind: row
              code: RA
              cabinets: {each: {c: 1..2}, code: "RA{c}", label: "A{c}"}
      equipment:
        - {kind: grid-circuit, place: B, code: GRID}
        - {kind: breaker, place: R, code: BR, fed-by: GRID}
      """;
  private static final String PDU_HEADER =
      "code,cabinet,side,model,profile,protocol,host,port,rated-amps,phases,fed-by\n";
  private static final String PDU = "RA1-PDU-A,RA1,A,M,p,snmp-v2c,127.0.0.1,161,32,1,BR\n";

  @TempDir private Path dir;

  @BeforeEach
  void goodPark() {
    put("park.yaml", PARK);
    put("building.yaml", BUILDING);
    put("tenants.csv", "code,en,zh\nT,Tenant,客户\n");
    put("rack-pdus.csv", PDU_HEADER + PDU);
  }

  private void put(String name, String text) {
    try {
      Files.writeString(dir.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> errors() {
    ParkFileProblems problems =
        catchThrowableOfType(ParkFileProblems.class, () -> ParkFiles.read(dir));
    assertThat(problems).as("the files must be refused").isNotNull();
    for (Problem problem : problems.problems()) {
      assertThat(problems).hasMessageContaining(problem.toString());
    }
    return problems.problems().stream().map(Problem::toString).toList();
  }

  private void expect(String... beginnings) {
    List<String> errors = errors();
    assertThat(errors).hasSameSizeAs(beginnings);
    for (int i = 0; i < beginnings.length; i++) {
      assertThat(errors.get(i)).contains(beginnings[i]);
    }
  }

  @Test
  void theParkOfTheseTestsIsGood() {
    ParkDraft draft = ParkFiles.read(dir);
    assertThat(draft.cabinets()).hasSize(2);
    assertThat(new DraftIndex(draft).rackPdus()).hasSize(1);
  }

  @Test
  void mistakesInSeveralFilesAreAllNamedAtOnce() {
    put("park.yaml", PARK.replace("Asia/Shanghai", "Moon/Crater"));
    put("building.yaml", BUILDING.replace("kind: breaker", "kind: braker"));
    put("rack-pdus.csv", PDU_HEADER + PDU.replace(",161,", ",70000,"));
    expect(
        "building.yaml:16: equipment[1].kind: expected one of [grid-circuit, ",
        "park.yaml:1: park.zone: expected a time zone",
        "rack-pdus.csv:2: port: expected a whole number from 1 to 65535, not `70000`",
        "rack-pdus.csv:2: fed-by: expected the code of equipment, not `BR`");
  }

  @Test
  void brokenYamlIsNamedWithItsLine() {
    put("building.yaml", "places:\n  - {kind: building\n  code: [\n");
    assertThat(errors().getFirst()).startsWith("building.yaml:3: not YAML: ");
  }

  @Test
  void unknownKeysDoubleKeysAndMissingKeysAreNamed() {
    put(
        "more.yaml",
        """
        equipment:
          - kind: breaker
            place: R
            code: BR-2
            fedby: GRID
          - kind: breaker
            place: R
            place: R
            code: BR-3
          - place: R
            code: BR-4
        """);
    expect(
        "more.yaml:5: equipment[0].fedby: expected one of the keys [code, connected-by,",
        "more.yaml:8: equipment[1].place: expected each key once",
        "more.yaml:10: equipment[2]: expected the key `kind`");
    assertThat(errors().getFirst())
        .endsWith("names, place, ratings, side], did you mean `fed-by`?");
  }

  @Test
  void textInsteadOfListsMapsAndNumbersIsNamed() {
    put(
        "more.yaml",
        """
        equipment:
          - {kind: breaker, place: R, code: BR-2, ratings: {ratedAmps: many}}
          - {kind: breaker, place: R, code: BR-3, names: Branch}
          - {kind: breaker, place: [R], code: BR-4}
          - {kind: breaker, place: R, code: BR-5, side: C}
        """);
    List<String> errors = errors();
    assertThat(errors)
        .contains(
            "more.yaml:2: equipment[0].ratings.ratedAmps: expected a number",
            "more.yaml:3: equipment[1].names: expected a map of keys",
            "more.yaml:4: equipment[2].place: expected text",
            "more.yaml:5: equipment[3].side: expected A or B, not `C`");
  }

  @Test
  void rangesAndVariablesAreChecked() {
    put(
        "more.yaml",
        """
        equipment:
          - {kind: breaker, place: R, code: "X-{n}", each: {n: 4..1}}
          - {kind: breaker, place: R, code: "Y-{m}", each: {n: 1..2}}
          - {kind: breaker, place: R, code: "Z-{n}", each: {n: 1..3 except 7}}
          - {kind: breaker, place: R, code: "W-{room}", each: {room: 1..2}}
          - {kind: breaker, place: R, code: "V-{a}", each: {a: 1..1000, b: 1..1000, c: 1..1000}}
          - {kind: breaker, place: R, code: "U-{a}", each: {a: 1..999999}}
        """);
    List<String> errors = errors();
    assertThat(errors)
        .anyMatch(e -> e.startsWith("more.yaml:2: equipment[0].each.n: expected a range"));
    assertThat(errors)
        .anyMatch(e -> e.startsWith("more.yaml:3: equipment[1].code: expected a variable"));
    assertThat(errors)
        .anyMatch(e -> e.startsWith("more.yaml:4: equipment[2].each.n: expected after `except`"));
    assertThat(errors)
        .anyMatch(e -> e.startsWith("more.yaml:5: equipment[3].each.room: expected a variable"));
    assertThat(errors)
        .anyMatch(e -> e.startsWith("more.yaml:6: equipment[4].each: expected at most 20000"));
    assertThat(errors)
        .anyMatch(e -> e.startsWith("more.yaml:7: equipment[5].each.a: expected a range"));
  }

  @Test
  void codesMustFollowTheSchemeAndBeUnique() {
    put(
        "more.yaml",
        """
        equipment:
          - {kind: breaker, place: R, code: small}
          - {kind: breaker, place: R, code: BR}
        """);
    expect(
        "more.yaml:2: equipment[0].code: expected a code of the scheme for breaker [A-Z0-9-]+, not"
            + " `small`",
        "more.yaml:3: equipment[1].code: expected each code once, `BR` stands first at"
            + " building.yaml:16");
  }

  @Test
  void relationsMustHaveTwoEndsAndNoLoops() {
    put(
        "more.yaml",
        """
        equipment:
          - {kind: bus, place: R, code: U1, fed-by: NOBODY}
          - {kind: bus, place: R, code: U2, fed-by: U3}
          - {kind: bus, place: R, code: U3, fed-by: U2}
          - {kind: crah, place: R, code: U4, cools: NOWHERE}
          - {kind: bus, place: R, code: T1, fed-by: TIE}
          - {kind: tie, place: R, code: TIE, fed-by: [T1]}
        """);
    expect(
        "more.yaml:2: equipment[0].fed-by: expected the code of equipment, not `NOBODY`",
        "more.yaml:5: equipment[3].cools: expected the code of a place, not `NOWHERE`",
        "more.yaml:4: equipment[2].fed-by: expected power to come from outside, but `U2` is fed by"
            + " itself");
  }

  @Test
  void placesMustStandInsideEachOtherInOrder() {
    put(
        "more.yaml",
        """
        places:
          - {kind: row, code: RA, cabinets: {code: RA3, label: x}}
          - {kind: building, code: B2, use: nothing}
        equipment:
          - {kind: bus, code: U1}
        life:
          - {life: commissioning, places: ELSEWHERE}
        """);
    List<String> errors = errors();
    assertThat(errors)
        .anyMatch(e -> e.startsWith("more.yaml:2: places[0].code: expected each code once"))
        .anyMatch(e -> e.startsWith("more.yaml:3: places[1].code: expected a code of the scheme"))
        .anyMatch(e -> e.startsWith("more.yaml:3: places[1].use: expected one of the templates []"))
        .anyMatch(e -> e.startsWith("more.yaml:5: equipment[0]: expected the key `place`"))
        .anyMatch(e -> e.startsWith("more.yaml:7: life[0].places: expected the code of a place"));
  }

  @Test
  void templatesThatUseThemselvesAreRefused() {
    put(
        "more.yaml",
        """
        templates:
          loop: {use: loop}
        places:
          - {kind: building, code: B, use: loop}
        """);
    put("building.yaml", "life: []\n");
    assertThat(errors())
        .contains(
            "more.yaml:2: templates.loop.use: expected templates that do not use each other in a"
                + " circle");
  }

  @Test
  void csvColumnsAndFieldsAreChecked() {
    put("tenancies.csv", "cabinet,tenant,contract-kw\nRA1,T,4\nRA1,T,4\nRA9,X,zero\nRA2\n");
    put("single-corded.csv", "cabinet,side\nRA1,C\n");
    put("aliases.csv", "code,label\nRA1,old\n");
    put("unknown.csv", "a,b\n");
    put("ratings.csv", "code,rating,value\nNO,ratedAmps,40\n\"BR\n");
    List<String> errors = errors();
    assertThat(errors)
        .contains(
            "tenancies.csv:3: cabinet: expected one tenancy for `RA1`, this is another",
            "tenancies.csv:4: cabinet: expected the code of a cabinet, not `RA9`",
            "tenancies.csv:4: tenant: expected a code from tenants.csv, not `X`",
            "tenancies.csv:4: contract-kw: expected a number from 0.1 to 1000.0, not `zero`",
            "tenancies.csv:5: expected 3 fields as in the header, not 1",
            "single-corded.csv:2: side: expected A or B, not `C`",
            "aliases.csv:1: label: expected one of the columns [alias, code]",
            "aliases.csv:1: alias: expected this column in the header",
            "ratings.csv:2: code: expected the code of equipment, not `NO`",
            "ratings.csv:3: expected a closing double quote")
        .anyMatch(e -> e.startsWith("unknown.csv:0: expected a name such as tenants.csv"));
  }

  @Test
  void aTagIsAWordOnSomethingThatIsThereAndStandsOnce() {
    put("tags.csv", "code,tag\nRA1,critical\nRA1,第1批_v2.0-x\nR,critical\nRA1-PDU-A,critical\n");
    assertThat(ParkFiles.read(dir).tags()).hasSize(4);
    put("tags-more.csv", "code,tag\nRA1,critical\nRA9,critical\nRA2,two words\nRA2,\n");
    put("tags.csv", "code,tag\nRA1,critical\nRA1," + "x".repeat(41) + "\n");
    expect(
        "tags-more.csv:3: code: expected the code of a place, cabinet or equipment, not `RA9`",
        "tags-more.csv:4: tag: expected 1 to 40 letters, digits, dashes, underscores and dots, not"
            + " `two words`",
        "tags-more.csv:5: tag: expected 1 to 40 letters",
        "tags.csv:2: tag: expected each tag of `RA1` once, `critical` stands first at"
            + " tags-more.csv:2",
        "tags.csv:3: tag: expected 1 to 40 letters");
  }

  @Test
  void aRackPduNeedsItsOwnAddressItsOwnFeedAndSomethingThatFeedsIt() {
    put(
        "rack-pdus.csv",
        PDU_HEADER
            + PDU
            + "RA2-PDU-A,RA2,A,M,p,snmp-v2c,127.0.0.1,161,32,1,BR\n"
            + "RA1-PDU-B,RA1,A,M,p,snmp-v2c,127.0.0.2,161,32,1,NOTHING\n"
            + "RA2-PDU-B,RA2,B,,p,snmp-v2c,127.0.0.3,161,0,5,\n");
    List<String> errors = errors();
    assertThat(errors)
        .contains(
            "rack-pdus.csv:3: host: expected one device on address 127.0.0.1:161, the first is at"
                + " rack-pdus.csv:2",
            "rack-pdus.csv:4: side: expected one device on feed A of RA1, the first is at"
                + " rack-pdus.csv:2",
            "rack-pdus.csv:4: fed-by: expected the code of equipment, not `NOTHING`",
            "rack-pdus.csv:5: model: expected text, the field is empty",
            "rack-pdus.csv:5: phases: expected a whole number from 1 to 3, not `5`",
            "rack-pdus.csv:5: fed-by: expected text, the field is empty");
  }

  @Test
  void aMissingParkFileIsSaid() throws IOException {
    Files.delete(dir.resolve("park.yaml"));
    assertThat(errors())
        .contains("park.yaml:0: park: expected a file park.yaml with the key `park`");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() throws IOException {
    Files.write(
        dir.resolve("tenants.csv"), "code,en,zh\nT,Tenant,客户\n".getBytes(Charset.forName("GBK")));
    assertThat(errors()).contains("tenants.csv:0: expected UTF-8 text");
  }

  /** A park file must not be able to make objects, nor to fill the memory. */
  @Test
  void typesAndAliasBombsAreRefused() {
    put("evil.yaml", "places: !!javax.script.ScriptEngineManager [x]\n");
    put(
        "bomb.yaml",
        """
        places: &a [x, x]
        equipment: [*a, *a, *a]
        """);
    put("deep.yaml", "[".repeat(200) + "\n");
    List<String> errors = errors();
    assertThat(errors)
        .anyMatch(e -> e.startsWith("evil.yaml:1: not YAML: Global tag is not allowed"))
        .anyMatch(e -> e.startsWith("bomb.yaml:") && e.contains("aliases"))
        .anyMatch(e -> e.startsWith("deep.yaml:") && e.contains("epth"));
  }

  @Test
  void thousandsOfEqualMistakesAreCountedNotListed() {
    put(
        "more.yaml",
        """
        equipment:
          - {kind: breaker, place: R, code: "b{a}-{b}", each: {a: 1..100, b: 1..100}}
        """);
    ParkFileProblems problems =
        catchThrowableOfType(ParkFileProblems.class, () -> ParkFiles.read(dir));
    assertThat(problems.problems()).hasSize(Problems.LISTED);
    assertThat(problems).hasMessageContaining("and " + (10_000 - Problems.LISTED) + " more");
  }

  @Test
  void theHashKnowsNamesAndBytesOfParkFilesAndNothingElse() throws IOException {
    String hash = ParkFiles.hash(dir);
    Files.write(dir.resolve("note.txt"), "x".getBytes(StandardCharsets.UTF_8));
    assertThat(ParkFiles.hash(dir)).isEqualTo(hash);
    put("tenants.csv", "code,en,zh\nT,Tenant,租户\n");
    String changed = ParkFiles.hash(dir);
    assertThat(changed).isNotEqualTo(hash);
    Files.move(dir.resolve("tenants.csv"), dir.resolve("tenants-1.csv"));
    assertThat(ParkFiles.hash(dir)).isNotEqualTo(changed);
  }
}
