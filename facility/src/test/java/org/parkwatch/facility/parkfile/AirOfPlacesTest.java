package org.parkwatch.facility.parkfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.park.AirClass;

/** What the air of a place may be: said once, and held by all that the place encloses. */
class AirOfPlacesTest {
  @TempDir private Path dir;

  private Map<String, AirClass> read(String park, String room) throws IOException {
    Files.writeString(
        dir.resolve("park.yaml"),
        """
        park: {code: P, names: {en: Park, zh: 园区}, zone: Asia/Shanghai%s}
        codes: {park: P, building: B, floor: F, room: "R[12]", row: "R[12]A", cabinet: "C[0-9]",
          tenant: T, device: "D[0-9]", equipment: "[A-Z0-9-]+"}
        places:
          kind: building
          code: B
          places:
            kind: floor
            code: F
            places:
              - {kind: room, code: R1%s, places: {kind: row, code: R1A}}
              - {kind: room, code: R2}
        """
            .formatted(park, room));
    return ParkFiles.read(dir).places().stream()
        .collect(Collectors.toMap(PlaceDraft::code, PlaceDraft::air));
  }

  @Test
  void aPlaceSaysItForAllThatItEncloses() throws IOException {
    assertThat(read(", air: gb-50174", ", air: ashrae-a3"))
        .containsEntry("P", AirClass.GB_50174)
        .containsEntry("F", AirClass.GB_50174)
        .containsEntry("R1", AirClass.ASHRAE_A3)
        .containsEntry("R1A", AirClass.ASHRAE_A3)
        .containsEntry("R2", AirClass.GB_50174);
  }

  @Test
  void whereNobodySaysItIsTheUsualOne() throws IOException {
    assertThat(read("", "")).containsValue(AirClass.ASHRAE_A1).hasSize(6);
    assertThat(read("", "").values()).containsOnly(AirClass.USUAL);
  }

  @Test
  void aClassThatNobodyKnowsIsRefusedWithItsLine() {
    assertThatThrownBy(() -> read("", ", air: a1"))
        .hasMessageContaining("park.yaml:11")
        .hasMessageContaining("air");
  }
}
