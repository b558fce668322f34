package org.parkwatch.simulators.ydt1363;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.facility.parkfile.DeviceDraft;
import org.parkwatch.simulators.fault.LineFaults;
import org.parkwatch.simulators.net.Loopback;
import org.parkwatch.simulators.plant.Signals;

/**
 * A serial server at each address of the park's devices that speak YD/T 1363.3, in 127.0.0.0/8
 * only. Stands in for UPS ({@code ydt1363-ups}) and DC power systems ({@code ydt1363-dc-power}).
 */
public final class Ydt1363Servers implements AutoCloseable {
  private static final String PROTOCOL = "ydt1363-tcp";
  private static final int LOWEST_PORT = 1024;
  private static final int HIGHEST_ADDRESS = 254;

  /** Whether an equipment's devices have voltage and a network. */
  interface Reach {
    boolean answers(String equipment);
  }

  private record Address(String host, int port) {}

  private final List<SerialServer> servers = new ArrayList<>();
  private final Signals signals;
  private final InstantSource clock;
  private int devices;

  /**
   * Starts to answer.
   *
   * @param drafts all devices of the park; those of other protocols are left alone
   * @throws IllegalArgumentException with every device that cannot be stood in for
   * @throws IOException if an address is taken
   */
  public Ydt1363Servers(
      List<DeviceDraft> drafts, Signals signals, LineFaults faults, InstantSource clock)
      throws IOException {
    this.signals = signals;
    this.clock = clock;
    Map<Address, Map<Integer, SerialServer.Place>> lines = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (DeviceDraft draft : drafts) {
      if (draft.protocol().equals(PROTOCOL) && draft.life().collected()) {
        try {
          place(draft, lines);
        } catch (IllegalArgumentException e) {
          problems.add(draft.code() + ": " + e.getMessage());
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    for (Map.Entry<Address, Map<Integer, SerialServer.Place>> line : lines.entrySet()) {
      Address at = line.getKey();
      try {
        servers.add(
            new SerialServer(
                new InetSocketAddress(at.host(), at.port()),
                line.getValue(),
                faults,
                signals::reached));
      } catch (IOException e) {
        close();
        throw new IOException("cannot listen at " + at.host() + ":" + at.port(), e);
      }
    }
  }

  private void place(DeviceDraft draft, Map<Address, Map<Integer, SerialServer.Place>> lines) {
    Loopback.parse(draft.host());
    if (draft.port() <= LOWEST_PORT) {
      throw new IllegalArgumentException("port " + draft.port() + " is not above 1024");
    }
    int address = draft.path().matches("[0-9]{1,3}") ? Integer.parseInt(draft.path()) : -1;
    if (address < 0 || address > HIGHEST_ADDRESS) {
      throw new IllegalArgumentException("'" + draft.path() + "' is not an address 0..254");
    }
    SerialServer.Place place =
        new SerialServer.Place(draft.code(), draft.equipment(), machine(draft));
    Map<Integer, SerialServer.Place> line =
        lines.computeIfAbsent(new Address(draft.host(), draft.port()), at -> new LinkedHashMap<>());
    if (line.put(address, place) != null) {
      throw new IllegalArgumentException("address " + address + " is there twice");
    }
    devices++;
  }

  private Machine machine(DeviceDraft draft) {
    return switch (draft.profile()) {
      case "ydt1363-ups" -> new UpsMachine(signals, draft.equipment());
      case "ydt1363-dc-power" -> new DcPowerMachine(signals, draft.equipment(), clock);
      default -> throw new IllegalArgumentException("no machine for " + draft.profile());
    };
  }

  /** How many devices are stood in for. */
  public int devices() {
    return devices;
  }

  @Override
  public void close() {
    servers.forEach(SerialServer::close);
  }
}
