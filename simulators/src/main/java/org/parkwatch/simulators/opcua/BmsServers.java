package org.parkwatch.simulators.opcua;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.parkwatch.simulators.agent.Login;
import org.parkwatch.simulators.fault.LineFaults;
import org.parkwatch.simulators.lists.ReferenceList;
import org.parkwatch.simulators.lists.ReferenceLists;
import org.parkwatch.simulators.plant.Signals;

/**
 * The management systems of all buildings, one server at each host and port. A thread of its own
 * shows the plant's values once a second. Thread-safe.
 */
public final class BmsServers implements AutoCloseable {
  private static final String DOCUMENT = "opcua-lists.md";
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final List<BmsServer> servers = new ArrayList<>();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Starts all of them.
   *
   * @param faults what is wrong between a machine and its management system
   * @param logins who may log in, by the name of the credential
   * @param certificates folder in which each server keeps its certificate, as {@code <host>.der},
   *     and its key
   * @param clients folder with the certificates of those who may connect, as {@code .der}; read
   *     again for each connection
   * @param offer ways into each of them
   * @throws IllegalArgumentException if some device cannot be stood in for
   * @throws IOException if a port is taken or the folder cannot be used; then none is left running
   */
  public BmsServers(
      List<BmsDevice> devices,
      Signals signals,
      LineFaults faults,
      Map<String, Login> logins,
      Path certificates,
      Path clients,
      BmsOffer offer)
      throws IOException {
    Map<String, ReferenceList> lists = ReferenceLists.read(DOCUMENT);
    Map<String, List<BmsDevice>> byServer = new LinkedHashMap<>();
    for (BmsDevice device : devices) {
      byServer
          .computeIfAbsent(device.host() + ":" + device.port(), key -> new ArrayList<>())
          .add(device);
    }
    try {
      for (List<BmsDevice> own : byServer.values()) {
        servers.add(
            new BmsServer(own, lists, signals, faults, logins, certificates, clients, offer));
      }
    } catch (IOException | RuntimeException e) {
      servers.forEach(BmsServer::close);
      throw e;
    }
    thread = Thread.ofPlatform().daemon().name("bms-update").start(this::run);
  }

  private void run() {
    long next = System.nanoTime();
    while (!closed) {
      next += SECOND_NANOS;
      LockSupport.parkNanos(next - System.nanoTime());
      servers.forEach(BmsServer::update);
    }
  }

  public int servers() {
    return servers.size();
  }

  /** Variables of all servers. */
  public int variables() {
    return servers.stream().mapToInt(BmsServer::variables).sum();
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    servers.forEach(BmsServer::close);
  }
}
