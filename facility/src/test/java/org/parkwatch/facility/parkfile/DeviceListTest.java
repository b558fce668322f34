package org.parkwatch.facility.parkfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.park.RelationKind;
import org.parkwatch.facility.yaml.Problem;

/** devices.csv: what answers for equipment that is no rack PDU. */
class DeviceListTest {
  private static final String HEADER =
      "code,equipment,model,profile,protocol,host,port,path,credential,connected-by\n";

  @TempDir private Path dir;

  @BeforeEach
  void park() {
    put(
        "park.yaml",
        """
        park: {code: P, names: {en: Park, zh: 园区}, zone: Asia/Shanghai}
        codes: {park: P, building: B, floor: F, room: R, zone: Z, device: "[A-Z0-9-]+-D",
          equipment: "[A-Z0-9-]+"}
        places:
          kind: building
          code: B
          places:
            kind: floor
            code: F
            places: {kind: room, code: R, places: {kind: zone, code: Z}}
        equipment:
          - {kind: rpp, place: R, code: RPP-1}
          - {kind: climate, place: Z, code: AIR}
          - {kind: ups-group, place: F, code: UPS}
          - {kind: transformer, place: P, code: T1}
          - {kind: gateway, place: R, code: GW}
        """);
  }

  private void put(String name, String text) {
    try {
      Files.writeString(dir.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aDeviceBelongsToTheCellOfItsRoomElseOfItsBuildingElseOfThePark() {
    put(
        "devices.csv",
        HEADER
            + "RPP-1-D,RPP-1,M,rpp,modbus-gateway,127.0.0.1,502,7,,GW\n"
            + "AIR-D,AIR,M,climate,mqtt-v3,127.0.0.2,1883,g/n/air,brokers,\n"
            + "UPS-D,UPS,M,ups,modbus-tcp,127.0.0.3,502,1,,\n"
            + "T1-D,T1,M,transformer,modbus-tcp,127.0.0.4,502,1,,\n");
    ParkDraft draft = ParkFiles.read(dir);
    assertThat(draft.devices())
        .extracting(DeviceDraft::code, DeviceDraft::cell, DeviceDraft::path)
        .containsExactly(
            tuple("RPP-1-D", "R", "7"),
            tuple("AIR-D", "R", "g/n/air"),
            tuple("UPS-D", "B", "1"),
            tuple("T1-D", "P", "1"));
    assertThat(draft.relations())
        .filteredOn(relation -> relation.kind() == RelationKind.COMMUNICATION)
        .extracting(RelationDraft::from, RelationDraft::to)
        .containsExactly(tuple("GW", "RPP-1"));
  }

  @Test
  void unitsBehindOneAddressNeedTheirOwnPathsAndEveryDeviceItsEquipment() {
    put(
        "devices.csv",
        HEADER
            + "A-D,RPP-1,M,rpp,modbus-gateway,127.0.0.1,502,7,,GW\n"
            + "B-D,RPP-1,M,rpp,modbus-gateway,127.0.0.1,502,8,,GW\n"
            + "C-D,RPP-1,M,rpp,modbus-gateway,127.0.0.1,502,8,,NO\n"
            + "D-D,NO,M,rpp,modbus-gateway,127.0.0.1,502,9,,GW\n"
            + "A-D,RPP-1,M,rpp,modbus-gateway,127.0.0.1,502,10,,GW\n"
            + "E,RPP-1,M,rpp,modbus-gateway,127.0.0.1,0,11,,GW\n");
    ParkFileProblems problems =
        catchThrowableOfType(ParkFileProblems.class, () -> ParkFiles.read(dir));
    assertThat(problems.problems().stream().map(Problem::toString))
        .containsExactly(
            "devices.csv:4: host: expected one device on address 127.0.0.1:502 8, the first is at"
                + " devices.csv:3",
            "devices.csv:5: equipment: expected the code of equipment, not `NO`",
            "devices.csv:6: code: expected one device for `A-D`, this is another",
            "devices.csv:7: port: expected a whole number from 1 to 65535, not `0`",
            "devices.csv:7: code: expected a code of the scheme for device [A-Z0-9-]+-D, not `E`",
            "devices.csv:4: connected-by: expected the code of equipment, not `NO`");
  }
}
