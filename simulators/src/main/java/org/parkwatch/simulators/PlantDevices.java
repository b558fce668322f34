package org.parkwatch.simulators;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.simulators.agent.Login;
import org.parkwatch.simulators.agent.Logins;
import org.parkwatch.simulators.fault.FaultBook;
import org.parkwatch.simulators.modbus.ModbusAnswers;
import org.parkwatch.simulators.modbus.ModbusServers;
import org.parkwatch.simulators.mqtt.MqttGateways;
import org.parkwatch.simulators.net.Counters;
import org.parkwatch.simulators.opcua.BmsDevice;
import org.parkwatch.simulators.opcua.BmsOffer;
import org.parkwatch.simulators.opcua.BmsServers;
import org.parkwatch.simulators.plant.ParkPlant;
import org.parkwatch.simulators.plant.PlantClock;
import org.parkwatch.simulators.plant.PlantModel;
import org.parkwatch.simulators.plant.PlantSignals;
import org.parkwatch.simulators.plant.Signals;
import org.parkwatch.simulators.ydt1363.Ydt1363Servers;

/**
 * The plant around the rack PDUs, kept going, and what answers for its machines, meters and
 * sensors: Modbus, YD/T 1363.3, MQTT and OPC UA. Thread-safe.
 */
final class PlantDevices implements AutoCloseable {
  private final PlantRun run;
  private final int opcuaDevices;
  private @Nullable ModbusServers modbus;
  private @Nullable Ydt1363Servers ydt1363;
  private @Nullable MqttGateways mqtt;
  private @Nullable BmsServers opcua;

  /**
   * Starts the plant, then its devices.
   *
   * @param model of the rack PDUs, which are the plant's load
   * @param data folder of registers, logins and certificates
   * @param day the time of the plant; its wall clock is that of the protocols
   * @throws IOException if something cannot start; then nothing of it runs
   */
  PlantDevices(ParkDraft draft, PlantModel model, FaultBook faults, Path data, PlantClock day)
      throws IOException {
    Path own = data.resolve("simulators");
    List<BmsDevice> shown =
        draft.devices().stream()
            .filter(
                device -> device.protocol().equals(BmsDevice.PROTOCOL) && device.life().collected())
            .map(BmsDevice::of)
            .toList();
    opcuaDevices = shown.size();
    run =
        new PlantRun(
            draft,
            model,
            device -> faults.of(device).disturbance(),
            own.resolve("plant.state"),
            day);
    try {
      modbus = new ModbusServers(draft.devices(), run.plant(), faults::line);
      Map<String, Login> logins = Logins.read(own.resolve("credentials.yaml"));
      Signals signals = new PlantSignals(run.plant(), day);
      InstantSource clock = day.wall();
      ydt1363 = new Ydt1363Servers(draft.devices(), signals, faults::line, clock);
      mqtt = new MqttGateways(draft.devices(), logins, signals, faults::line, clock);
      if (!shown.isEmpty()) {
        opcua =
            new BmsServers(
                shown,
                signals,
                faults::line,
                logins,
                own.resolve("opcua"),
                data.resolve("secrets").resolve("opcua").resolve("own"),
                BmsOffer.USUAL);
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  ParkPlant plant() {
    return run.plant();
  }

  Counters<ModbusAnswers> modbusAnswers() {
    ModbusServers listening = modbus;
    return listening == null ? new Counters<>(ModbusAnswers.class) : listening.counters();
  }

  /** How many devices speak what. */
  String summary() {
    ModbusServers listening = modbus;
    Ydt1363Servers lines = ydt1363;
    MqttGateways gateways = mqtt;
    BmsServers systems = opcua;
    return (listening == null ? 0 : listening.devices())
        + " Modbus devices, "
        + (lines == null ? 0 : lines.devices())
        + " by YD/T 1363.3, "
        + (gateways == null ? 0 : gateways.devices())
        + " by MQTT, "
        + opcuaDevices
        + " by OPC UA from "
        + (systems == null ? 0 : systems.servers())
        + " servers";
  }

  /** Ends the devices, then the plant, whose registers are written. */
  @Override
  public void close() throws IOException {
    BmsServers systems = opcua;
    if (systems != null) {
      systems.close();
    }
    MqttGateways gateways = mqtt;
    if (gateways != null) {
      gateways.close();
    }
    Ydt1363Servers lines = ydt1363;
    if (lines != null) {
      lines.close();
    }
    ModbusServers listening = modbus;
    if (listening != null) {
      listening.close();
    }
    run.close();
  }
}
