package org.parkwatch.simulators.mqtt;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.parkwatch.facility.parkfile.DeviceDraft;
import org.parkwatch.simulators.agent.Login;
import org.parkwatch.simulators.fault.LineFaults;
import org.parkwatch.simulators.net.Counters;
import org.parkwatch.simulators.plant.Signals;

/**
 * All gateways of a park's rooms and the brokers they speak through. One thread lets each gateway
 * speak once a second, one after the other.
 */
public final class MqttGateways implements AutoCloseable {
  private record Address(String host, int port) {
    String uri() {
      return "tcp://" + host + ":" + port;
    }
  }

  /** A gateway by its broker and the part of the path that its devices share. */
  private record Key(Address broker, boolean json, String path, String credential) {}

  private static final String JSON = "-json";

  private final Counters<MqttTraffic> traffic = new Counters<>(MqttTraffic.class);
  private final List<MqttBroker> brokers = new ArrayList<>();
  private final List<Gateway> gateways = new ArrayList<>();
  private final InstantSource clock;
  private final Thread thread;
  private volatile boolean closed;
  private int devices;

  /**
   * Starts brokers and gateways.
   *
   * @param drafts all devices of the park; those of other protocols are left alone
   * @param logins by name of the credential
   * @param faults what is wrong with a device or gateway
   * @throws IllegalArgumentException with every device that cannot be stood in for
   * @throws IOException if a broker's address is taken
   */
  public MqttGateways(
      List<DeviceDraft> drafts,
      Map<String, Login> logins,
      Signals signals,
      LineFaults faults,
      InstantSource clock)
      throws IOException {
    this.clock = clock;
    thread = Thread.ofPlatform().daemon().name("mqtt-gateways").unstarted(this::run);
    MqttLists lists = MqttLists.load();
    Map<Key, List<GatewayDevice>> behind = new LinkedHashMap<>();
    Map<Address, Login> listening = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (DeviceDraft draft : drafts) {
      if (!draft.protocol().startsWith("mqtt-") || !draft.life().collected()) {
        continue;
      }
      Address broker = new Address(draft.host(), draft.port());
      String credential = String.valueOf(draft.credential());
      Login login = logins.get(credential);
      MqttList list = lists.find(draft.profile()).orElse(null);
      int slash = draft.path().lastIndexOf('/');
      if (login == null) {
        problems.add(draft.code() + ": no username and password '" + credential + "'");
      } else if (list == null) {
        problems.add(draft.code() + ": no list of values " + draft.profile());
      } else if (slash < 1) {
        problems.add(draft.code() + ": path '" + draft.path() + "' names no gateway");
      } else {
        listening.put(broker, login);
        boolean json = draft.profile().endsWith(JSON);
        Key key = new Key(broker, json, draft.path().substring(0, slash), credential);
        try {
          behind
              .computeIfAbsent(key, k -> new ArrayList<>())
              .add(
                  new GatewayDevice(
                      draft.code(),
                      draft.equipment(),
                      draft.path().substring(slash + 1),
                      list,
                      signals));
          devices++;
        } catch (IllegalArgumentException e) {
          problems.add(e.getMessage());
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    try {
      for (Map.Entry<Address, Login> entry : listening.entrySet()) {
        Address address = entry.getKey();
        brokers.add(new MqttBroker(address.host(), address.port(), entry.getValue()));
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
    behind.forEach((key, own) -> gateways.add(gateway(key, own, logins, signals, faults)));
    thread.start();
  }

  private Gateway gateway(
      Key key,
      List<GatewayDevice> own,
      Map<String, Login> logins,
      Signals signals,
      LineFaults faults) {
    Login login = logins.getOrDefault(key.credential(), new Login("", ""));
    String uri = key.broker().uri();
    if (key.json()) {
      return new JsonGateway(uri, key.path(), login, own, signals, faults, traffic);
    }
    int slash = key.path().indexOf('/');
    String group = key.path().substring(0, Math.max(0, slash));
    String node = key.path().substring(slash + 1);
    return new SparkplugGateway(uri, group, node, login, own, signals, faults, traffic);
  }

  private void run() {
    while (!closed) {
      long begun = System.nanoTime();
      for (int i = 0; i < gateways.size() && !closed; i++) {
        gateways.get(i).step(clock.millis());
        long turn = begun + (i + 1) * 1_000_000_000L / gateways.size();
        LockSupport.parkNanos(Math.max(0, turn - System.nanoTime()));
      }
      if (gateways.isEmpty()) {
        return;
      }
    }
    gateways.forEach(Gateway::close);
  }

  public Counters<MqttTraffic> traffic() {
    return traffic;
  }

  /** How many devices are stood in for. */
  public int devices() {
    return devices;
  }

  /** How many gateways speak for them. */
  public int gateways() {
    return gateways.size();
  }

  /** All gateways say that they go, then the brokers end. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      if (thread.getState() != Thread.State.NEW) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    brokers.forEach(MqttBroker::close);
  }
}
