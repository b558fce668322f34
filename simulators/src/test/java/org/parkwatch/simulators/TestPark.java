package org.parkwatch.simulators;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.parkwatch.facility.park.Side;
import org.parkwatch.simulators.agent.EnergyMode;
import org.parkwatch.simulators.plant.Disturbance;
import org.parkwatch.simulators.plant.PduReading;
import org.parkwatch.simulators.plant.PlantClock;
import org.parkwatch.simulators.plant.PlantModel;
import org.parkwatch.simulators.plant.RackPdu;
import org.parkwatch.simulators.plant.SeededFaults;
import org.parkwatch.simulators.snmp.UsmUser;

/** A cabinet of each model, both feeds, with simulators at a free port and a clock that is set. */
final class TestPark implements AutoCloseable {
  static final String COMMUNITY = "fuzhou";
  static final Map<String, UsmUser> USERS =
      Map.of(
          "signed",
          new UsmUser("watch", UsmUser.Authentication.SHA256, "authauthauth", "privprivpriv"),
          "old",
          new UsmUser("watch", UsmUser.Authentication.SHA1, "authauthauth", "privprivpriv"));

  static final List<String> MODELS =
      List.of("AP8853", "PX3-5190R", "PX2-2190R", "C2WG24SN", "EMAB22", "VP8831");
  static final long START = 1_790_000_000_000L;
  private static final long SEED = 3;

  final AtomicLong now = new AtomicLong(START);
  final int port = Wire.freePort();
  final List<RackPdu> pdus = new ArrayList<>();
  private final String credential;
  private final Path data;
  private final EnergyMode energyMode;
  private Simulation simulation;

  TestPark(Path data, EnergyMode energyMode) throws IOException {
    this(data, energyMode, "rack-pdus");
  }

  /** The same with agents that all want one credential. */
  TestPark(Path data, EnergyMode energyMode, String credential) throws IOException {
    this.credential = credential;
    this.data = data;
    this.energyMode = energyMode;
    for (int i = 0; i < MODELS.size(); i++) {
      for (Side side : Side.values()) {
        pdus.add(pdu(i, side));
      }
    }
    simulation = start();
  }

  private RackPdu pdu(int model, Side side) {
    String cabinet = "R1-A0" + (model + 1);
    return new RackPdu(
        cabinet + "-PDU-" + side,
        MODELS.get(model),
        0x7F140001 + 2 * model + (side == Side.A ? 0 : 1),
        port,
        credential,
        cabinet,
        List.of("R1-A", "R1"),
        side,
        32,
        6,
        "T1",
        false,
        32);
  }

  private Simulation start() throws IOException {
    InstantSource clock = () -> Instant.ofEpochMilli(now.get());
    return new Simulation(
        data,
        pdus,
        null,
        Map.of("rack-pdus", COMMUNITY),
        USERS,
        SEED,
        SeededFaults.NONE,
        energyMode,
        PlantClock.from(clock, 1));
  }

  /** Ends the simulators and starts them again in the same data folder. */
  void restart() throws IOException {
    simulation.close();
    simulation = start();
  }

  Simulation simulation() {
    return simulation;
  }

  /** Place of feed A's PDU of a model in the list; feed B's is the next. */
  int indexOf(String model) {
    return 2 * MODELS.indexOf(model);
  }

  static String host(RackPdu pdu) {
    return "127.20.0." + (pdu.address() & 0xFF);
  }

  /** What the model says that the device measures now, by a plant of our own. */
  PduReading reading(int index) {
    PduReading reading = new PduReading();
    new PlantModel(pdus, SEED, START).read(index, now.get(), Disturbance.NONE, reading);
    return reading;
  }

  /** Asks one device for some objects. */
  Wire.Reply get(int index, String... oids) {
    byte[] request = Wire.get(COMMUNITY, 4711, oids);
    return Wire.parse(Wire.exchange(host(pdus.get(index)), port, request, 3000).orElseThrow());
  }

  long number(int index, String oid) {
    return get(index, oid).bindings().getFirst().number();
  }

  @Override
  public void close() throws IOException {
    simulation.close();
  }
}
