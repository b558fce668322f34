package org.parkwatch.simulators.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.parkwatch.simulators.modbus.ModbusTestPark.GATEWAY;
import static org.parkwatch.simulators.modbus.ModbusTestPark.GATEWAY_HOST;
import static org.parkwatch.simulators.modbus.ModbusTestPark.ROOM;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.parkfile.DeviceDraft;
import org.parkwatch.simulators.fault.Fault;
import org.parkwatch.simulators.fault.GarbageKind;
import org.parkwatch.simulators.fault.LineFaults;

/** What the servers answer on the wire, against the plant and the written lists. */
class ModbusServersTest {
  private static final int HOLDING = 3;
  private static final int INPUT = 4;
  private static final String RPP_B = ROOM + "-B-RPP-A";

  @TempDir static Path folder;
  private static ModbusTestPark park;

  @BeforeAll
  static void start() throws IOException {
    park = new ModbusTestPark(folder);
  }

  @AfterAll
  static void stop() {
    park.close();
  }

  private static double value(String equipment, String signal) {
    return park.plant.state().value(equipment, signal);
  }

  @Test
  void everyDeviceOfTheParkIsStoodInFor() {
    assertThat(park.served()).isEqualTo(park.devices.size()).isGreaterThan(50);
  }

  @Test
  void aBranchMeterBehindTheGatewayGivesItsBranchesInTenths() throws IOException {
    int[] registers = park.registers(GATEWAY_HOST, 2, HOLDING, 0, 120);
    for (int n = 1; n <= 8; n++) {
      int at = 15 * (n - 1);
      String branch = "branch" + n + ".";
      assertThat(registers[at] * 0.1).isCloseTo(value(RPP_B, branch + "volts"), within(0.051));
      assertThat(registers[at + 2] * 1.0).isCloseTo(value(RPP_B, branch + "watts"), within(0.51));
      double kwh = ((long) registers[at + 5] << 16 | registers[at + 6]) * 0.1;
      assertThat(kwh).isCloseTo(value(RPP_B, branch + "wattHours") / 1000, within(0.051));
      assertThat(registers[at + 10]).isEqualTo(1);
      assertThat(registers[at + 11]).isZero();
    }
  }

  @Test
  void aRelayGivesItsEnergyWithTheLowWordFirst() throws IOException {
    String host = park.hostOf("FZ-B1-1F-CC-A");
    int[] registers = park.registers(host, 1, INPUT, 0, 40);
    assertThat(registers[0] * 10.0).isCloseTo(value("FZ-B1-1F-CC-A", "lineVolts.l1"), within(5.1));
    double kwh = (long) registers[17] << 16 | registers[16];
    assertThat(kwh).isCloseTo(value("FZ-B1-1F-CC-A", "wattHours") / 1000, within(0.51));
    assertThat(registers[30]).as("breaker closed").isEqualTo(2);
  }

  @Test
  void floatsAndCodesStandWhereTheMakersHaveThem() throws IOException {
    String host = park.hostOf("FZ-B1-1F-LV-A1");
    int[] registers = park.registers(host, 1, HOLDING, 65, 2);
    float watts = Float.intBitsToFloat(registers[0] << 16 | registers[1]);
    assertThat((double) watts).isCloseTo(value("FZ-B1-1F-LV-A1", "watts"), within(1.0));
    int[] genset = park.registers(park.hostOf("FZ-B1-GEN-1-3"), 10, HOLDING, 1408, 3);
    assertThat(genset).containsExactly(0, 0xFFFF, 0xFFFF);
  }

  /** A read that begins or ends inside a value still gives that value's words. */
  @Test
  void aReadMayCutAValueInTwo() throws IOException {
    int[] whole = park.registers(GATEWAY_HOST, 2, HOLDING, 5, 2);
    assertThat(park.registers(GATEWAY_HOST, 2, HOLDING, 6, 1)[0]).isEqualTo(whole[1]);
    assertThat(park.registers(GATEWAY_HOST, 2, HOLDING, 4, 2)[1]).isEqualTo(whole[0]);
  }

  private static void assertRefused(byte[] answer, int function, int code) {
    assertThat(answer).containsExactly(function | 0x80, code);
  }

  @Test
  void whatTheDeviceHasNotIsRefused() throws IOException {
    assertRefused(park.ask(GATEWAY_HOST, 2, HOLDING, 300, 20), HOLDING, 2);
    assertRefused(park.ask(GATEWAY_HOST, 2, INPUT, 0, 2), INPUT, 2);
    assertRefused(park.ask(GATEWAY_HOST, 2, 1, 0, 2), 1, 1);
    assertRefused(park.ask(GATEWAY_HOST, 200, HOLDING, 0, 2), HOLDING, 0x0B);
    assertRefused(park.ask(park.hostOf("FZ-B1-1F-TIE"), 9, INPUT, 0, 2), INPUT, 0x0A);
  }

  @Test
  void aSilentUnitIsReportedByItsGatewayAndASilentGatewayByNobody() throws IOException {
    park.fault(RPP_B + "-C", new Fault.Silent());
    assertRefused(park.ask(GATEWAY_HOST, 2, HOLDING, 0, 2), HOLDING, 0x0B);
    assertThat(park.registers(GATEWAY_HOST, 1, HOLDING, 0, 2)[0]).isPositive();
    park.fault(RPP_B + "-C", null);
    park.fault(GATEWAY, new Fault.Silent());
    assertThatThrownBy(() -> park.ask(GATEWAY_HOST, 1, HOLDING, 0, 2))
        .isInstanceOf(SocketTimeoutException.class);
    park.fault(GATEWAY, null);
    assertThat(park.registers(GATEWAY_HOST, 2, HOLDING, 0, 2)[0]).isPositive();
  }

  @Test
  void garbageIsAnotherAnswer() throws IOException {
    park.fault(RPP_B + "-C", new Fault.Garbage(GarbageKind.WRONG_ID));
    assertThatThrownBy(() -> park.ask(GATEWAY_HOST, 2, HOLDING, 0, 2))
        .hasMessageContaining("answer of another request");
    park.fault(RPP_B + "-C", new Fault.Garbage(GarbageKind.TRUNCATED));
    assertThatThrownBy(() -> park.ask(GATEWAY_HOST, 2, HOLDING, 0, 60))
        .isInstanceOf(SocketTimeoutException.class);
    park.fault(RPP_B + "-C", null);
  }

  private static void assertNotServed(DeviceDraft device, String message) {
    assertThatThrownBy(() -> new ModbusServers(List.of(device), park.plant, LineFaults.NONE))
        .hasMessageContaining(device.code())
        .hasMessageContaining(message);
  }

  @Test
  void onlyAddressesOfThisMachineAndHighPortsAreListenedAt() {
    String relay = "mv-feeder-relay";
    String tie = "FZ-B1-1F-TIE";
    assertNotServed(
        ModbusTestPark.device("X1", tie, relay, "modbus-tcp", "10.0.0.1", 15_020, "1"),
        "127.0.0.0/8 only");
    assertNotServed(
        ModbusTestPark.device("X2", tie, relay, "modbus-tcp", "127.20.79.1", 502, "1"),
        "not above 1024");
    assertNotServed(
        ModbusTestPark.device("X3", tie, relay, "modbus-tcp", "127.20.79.1", 15_020, "248"),
        "not from 1 to 247");
    assertNotServed(
        ModbusTestPark.device("X4", tie, "unheard-of", "modbus-tcp", "127.20.79.1", 15_020, "1"),
        "no list of registers unheard-of");
    assertNotServed(
        ModbusTestPark.device("X5", tie, "sts", "modbus-tcp", "127.20.79.1", 15_020, "1"),
        "which the list sts names");
  }
}
