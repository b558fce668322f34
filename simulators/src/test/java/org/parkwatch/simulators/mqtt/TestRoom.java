package org.parkwatch.simulators.mqtt;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.parkfile.DeviceDraft;
import org.parkwatch.simulators.agent.Login;
import org.parkwatch.simulators.fault.Fault;
import org.parkwatch.simulators.plant.Signals;

/** Rooms whose signals a test sets: by number 0 up, in the order in which they were asked for. */
public final class TestRoom implements Signals {
  public static final Login LOGIN = new Login("rooms", "a-password");
  public static final String HOST = "127.23.0.1";

  private final Map<String, Integer> slots = new HashMap<>();
  private final Map<Integer, Object> values = new ConcurrentHashMap<>();
  private final Map<String, Boolean> dark = new ConcurrentHashMap<>();
  private final List<DeviceDraft> drafts = new ArrayList<>();
  private final Map<String, Fault.OfLine> faults = new ConcurrentHashMap<>();
  private final int port;

  public TestRoom() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
      port = free.getLocalPort();
    }
  }

  public int port() {
    return port;
  }

  /** A device whose equipment has its name. */
  public TestRoom with(String equipment, String profile, String path) {
    drafts.add(
        new DeviceDraft(
            equipment + "-S",
            equipment,
            "IG",
            profile,
            "mqtt-v3",
            HOST,
            port,
            path,
            "rooms",
            "ROOM",
            Life.IN_SERVICE));
    return this;
  }

  /** Sets a quantity, or the word of a state. */
  public TestRoom set(String equipment, String signal, Object value) {
    values.put(slot(equipment, signal), value);
    return this;
  }

  public void reach(String equipment, boolean reached) {
    dark.put(equipment, !reached);
  }

  public MqttGateways start() throws Exception {
    return new MqttGateways(
        drafts, Map.of("rooms", LOGIN), this, faults::get, InstantSource.system());
  }

  @Override
  public synchronized int slot(String equipment, String signal) {
    return slots.computeIfAbsent(equipment + " " + signal, name -> slots.size());
  }

  @Override
  public double value(int slot) {
    return values.getOrDefault(slot, Double.NaN) instanceof Number number
        ? number.doubleValue()
        : Double.NaN;
  }

  @Override
  public String word(int slot) {
    return String.valueOf(values.get(slot));
  }

  /** Makes something wrong with a device, or with the gateway {@code GW}; null to end it. */
  public void fault(String code, Fault.@Nullable OfLine fault) {
    if (fault == null) {
      faults.remove(code);
    } else {
      faults.put(code, fault);
    }
  }

  @Override
  public double state(String word) {
    throw new UnsupportedOperationException("gateways send words");
  }

  @Override
  public long second() {
    return InstantSource.system().millis() / 1000;
  }

  @Override
  public List<String> waysTo(String equipment) {
    return List.of("GW");
  }

  @Override
  public boolean reached(String equipment) {
    return !dark.getOrDefault(equipment, false);
  }
}
