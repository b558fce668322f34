package org.parkwatch.simulators.modbus;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Relation;
import org.parkwatch.facility.park.RelationKind;
import org.parkwatch.facility.parkfile.DeviceDraft;
import org.parkwatch.facility.parkfile.EquipmentDraft;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.ParkFiles;
import org.parkwatch.facility.parkfile.RelationDraft;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.simulators.ParkReader;
import org.parkwatch.simulators.fault.Fault;
import org.parkwatch.simulators.plant.Disturbance;
import org.parkwatch.simulators.plant.ParkPlant;
import org.parkwatch.simulators.plant.PlantModel;

/** Modbus servers for the small reference park, each kind of device once or more. */
final class ModbusTestPark implements AutoCloseable {
  static final long START = 1_795_330_800_000L;
  static final String GATEWAY_HOST = "127.20.77.1";
  static final String GATEWAY = "FZ-B1-1F-R101-GW-A";
  static final String ROOM = "FZ-B1-1F-R101";

  private static final String BEHIND_GATEWAY = ROOM + "-[A-H]-RPP-A";

  final int port = freePort();
  final ParkPlant plant;
  final Map<String, Fault.OfLine> faults = new HashMap<>();
  final List<DeviceDraft> devices = new ArrayList<>();
  private final ModbusServers servers;
  private int machines;

  ModbusTestPark(Path folder) throws IOException {
    ReferencePark.write(folder, new ReferenceOptions(2, ReferenceOptions.Size.SMALL, 16_100));
    ParkDraft draft = withGateway(ParkFiles.read(folder));
    PlantModel model = new PlantModel(ParkReader.read(draft), 2, START);
    plant = new ParkPlant(draft, model, device -> Disturbance.NONE, Map.of(), START);
    draft.equipment().forEach(this::device);
    servers = new ModbusServers(devices, plant, faults::get);
  }

  /** The panels of the first rows hang on the gateway, as a list of devices says. */
  private static ParkDraft withGateway(ParkDraft draft) {
    List<RelationDraft> relations = new ArrayList<>(draft.relations());
    for (EquipmentDraft equipment : draft.equipment()) {
      if (equipment.code().matches(BEHIND_GATEWAY)) {
        relations.add(
            new RelationDraft(
                RelationKind.COMMUNICATION,
                GATEWAY,
                Relation.Target.EQUIPMENT,
                equipment.code(),
                null));
      }
    }
    return new ParkDraft(
        draft.zone(),
        draft.places(),
        draft.cabinets(),
        draft.equipment(),
        draft.devices(),
        relations,
        draft.tenants(),
        draft.tenancies(),
        draft.aliases(),
        draft.tags());
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(GATEWAY_HOST))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void device(EquipmentDraft equipment) {
    String code = equipment.code();
    String profile =
        switch (equipment.kind()) {
          case GRID_CIRCUIT -> equipment.rating("ratedKv", 0) == 10 ? "mv-feeder-relay" : null;
          case TIE -> "mv-feeder-relay";
          case TRANSFORMER -> "transformer-monitor";
          case BUS -> code.matches(".*-(M?LV|UB|MB)-.*") ? "siemens-pac4200" : null;
          case UPS_GROUP -> "ups-modular-" + (int) equipment.rating("units", 24);
          case BATTERY -> equipment.rating("blocks", 0) == 320 ? "battery-monitor-320" : null;
          case GENSET -> "dse-gencomm";
          case FUEL_TANK -> "fuel-tank";
          case STS -> "sts";
          default -> null;
        };
    if (equipment.kind() == EquipmentKind.RPP && code.matches(BEHIND_GATEWAY)) {
      String unit = String.valueOf(1 + code.charAt(ROOM.length() + 1) - 'A');
      add(code, "rpp-branch-meter", "modbus-gateway", GATEWAY_HOST, unit);
    } else if (profile != null) {
      machines++;
      String unit = profile.equals("dse-gencomm") ? "10" : "1";
      add(code, profile, "modbus-tcp", "127.20.78." + machines, unit);
    }
  }

  private void add(String equipment, String profile, String protocol, String host, String unit) {
    devices.add(device(equipment + "-C", equipment, profile, protocol, host, port, unit));
  }

  static DeviceDraft device(
      String code,
      String equipment,
      String profile,
      String protocol,
      String host,
      int port,
      String path) {
    return new DeviceDraft(
        code, equipment, "X", profile, protocol, host, port, path, null, ROOM, Life.IN_SERVICE);
  }

  String hostOf(String equipment) {
    return devices.stream()
        .filter(device -> device.equipment().equals(equipment))
        .findFirst()
        .orElseThrow()
        .host();
  }

  int served() {
    return servers.devices();
  }

  /** Makes something wrong with a device or the gateway; null to end it. */
  void fault(String code, Fault.@Nullable OfLine fault) {
    if (fault == null) {
      faults.remove(code);
    } else {
      faults.put(code, fault);
    }
  }

  /** What comes back for a request, from the function code on; the transaction is checked. */
  byte[] ask(String host, int unit, int function, int start, int count) throws IOException {
    try (Socket socket = new Socket(host, port)) {
      socket.setSoTimeout(3000);
      socket
          .getOutputStream()
          .write(
              ByteBuffer.allocate(12)
                  .putShort((short) 4242)
                  .putShort((short) 0)
                  .putShort((short) 6)
                  .put((byte) unit)
                  .put((byte) function)
                  .putShort((short) start)
                  .putShort((short) count)
                  .array());
      DataInputStream in = new DataInputStream(socket.getInputStream());
      int transaction = in.readUnsignedShort();
      in.readUnsignedShort();
      byte[] body = new byte[in.readUnsignedShort()];
      in.readFully(body);
      if (transaction != 4242 || body[0] != (byte) unit) {
        throw new IOException("answer of another request: " + transaction);
      }
      return java.util.Arrays.copyOfRange(body, 1, body.length);
    }
  }

  /** Unsigned registers of an answer that must be good. */
  int[] registers(String host, int unit, int function, int start, int count) throws IOException {
    byte[] answer = ask(host, unit, function, start, count);
    if (answer[0] != (byte) function) {
      throw new IOException("exception 0x%02X".formatted(answer[1]));
    }
    int[] registers = new int[count];
    for (int i = 0; i < count; i++) {
      registers[i] = ((answer[2 + 2 * i] & 0xFF) << 8) | (answer[3 + 2 * i] & 0xFF);
    }
    return registers;
  }

  @Override
  public void close() {
    servers.close();
  }
}
