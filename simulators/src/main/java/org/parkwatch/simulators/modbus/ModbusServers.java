package org.parkwatch.simulators.modbus;

import com.digitalpetri.modbus.server.ModbusTcpServer;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.parkwatch.facility.parkfile.DeviceDraft;
import org.parkwatch.simulators.fault.LineFaults;
import org.parkwatch.simulators.lists.RegisterList;
import org.parkwatch.simulators.lists.RegisterLists;
import org.parkwatch.simulators.net.Counters;
import org.parkwatch.simulators.net.Loopback;
import org.parkwatch.simulators.plant.ParkPlant;

/**
 * A Modbus TCP server at each address of the park's Modbus devices, in 127.0.0.0/8 only. One thread
 * serves the connections, virtual threads the requests.
 */
public final class ModbusServers implements AutoCloseable {
  private static final String SERIAL = "modbus-gateway";
  private static final int LOWEST_PORT = 1024;

  private record Address(String host, int port) {}

  private final Counters<ModbusAnswers> counters = new Counters<>(ModbusAnswers.class);
  private final RegisterLists lists = new RegisterLists();
  private final EventLoopGroup loop =
      new NioEventLoopGroup(1, Thread.ofPlatform().daemon().name("modbus").factory());
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final List<ModbusTcpServer> servers = new ArrayList<>();
  private final LineFaults faults;
  private final ParkPlant plant;
  private int devices;

  /**
   * Starts to answer.
   *
   * @param drafts all devices of the park; those of other protocols are left alone
   * @throws IllegalArgumentException with every device that cannot be stood in for
   * @throws IOException if an address is taken
   */
  public ModbusServers(List<DeviceDraft> drafts, ParkPlant plant, LineFaults faults)
      throws IOException {
    this.plant = plant;
    this.faults = faults;
    Map<Address, List<DeviceDraft>> places = new LinkedHashMap<>();
    for (DeviceDraft draft : drafts) {
      if (draft.protocol().startsWith("modbus-") && draft.life().collected()) {
        places
            .computeIfAbsent(new Address(draft.host(), draft.port()), a -> new ArrayList<>(1))
            .add(draft);
      }
    }
    List<String> problems = new ArrayList<>();
    Map<Address, ModbusListener> listeners = new LinkedHashMap<>();
    places.forEach((address, here) -> {
      try {
        listeners.put(address, listener(address, here));
      } catch (IllegalArgumentException e) {
        problems.add(here.getFirst().code() + ": " + e.getMessage());
      }
    });
    if (!problems.isEmpty()) {
      close();
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    for (Map.Entry<Address, ModbusListener> entry : listeners.entrySet()) {
      start(entry.getKey(), entry.getValue());
    }
  }

  public Counters<ModbusAnswers> counters() {
    return counters;
  }

  /** How many devices are stood in for. */
  public int devices() {
    return devices;
  }

  /** How many addresses are listened at. */
  public int listeners() {
    return servers.size();
  }

  @Override
  public void close() {
    for (ModbusTcpServer server : servers) {
      try {
        server.stop();
      } catch (ExecutionException e) {
        System.getLogger(ModbusServers.class.getName())
            .log(System.Logger.Level.WARNING, "a Modbus server did not stop", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    requests.shutdownNow();
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }

  private ModbusListener listener(Address address, List<DeviceDraft> here) {
    Loopback.parse(address.host());
    if (address.port() <= LOWEST_PORT) {
      throw new IllegalArgumentException("port " + address.port() + " is not above 1024");
    }
    Map<Integer, ModbusUnit> units = new LinkedHashMap<>();
    boolean serial = here.getFirst().protocol().equals(SERIAL);
    for (DeviceDraft draft : here) {
      int number = unitNumber(draft);
      RegisterList list =
          lists
              .list(draft.profile())
              .orElseThrow(
                  () -> new IllegalArgumentException("no list of registers " + draft.profile()));
      ModbusUnit unit =
          new ModbusUnit(
              draft.code(),
              draft.equipment(),
              new RegisterImage(list, plant.state(), draft.equipment()));
      if (units.put(number, unit) != null) {
        throw new IllegalArgumentException(
            "two units " + number + " at " + address.host() + ":" + address.port());
      }
    }
    devices += units.size();
    List<String> ways = serial ? plant.waysTo(here.getFirst().equipment()) : List.of();
    String gateway = ways.isEmpty() ? null : ways.getFirst();
    return new ModbusListener(units, serial, gateway, faults, plant, counters);
  }

  private static int unitNumber(DeviceDraft draft) {
    String path = draft.path();
    if (!path.matches("[1-9]\\d{0,2}") || Integer.parseInt(path) > 247) {
      throw new IllegalArgumentException("unit '" + path + "' is not from 1 to 247");
    }
    return Integer.parseInt(path);
  }

  private void start(Address address, ModbusListener listener) throws IOException {
    ModbusTcpServer server =
        ModbusTcpServer.create(
            NettyTcpServerTransport.create(config ->
                config
                    .setBindAddress(address.host())
                    .setPort(address.port())
                    .setEventLoopGroup(loop)
                    .setExecutor(requests)
                    .setPipelineCustomizer(
                        pipeline -> pipeline.addFirst(new GarbageWriter(listener::garbage)))),
            listener);
    try {
      server.start();
      servers.add(server);
    } catch (ExecutionException e) {
      close();
      throw new IOException(
          "cannot listen at " + address.host() + ":" + address.port() + ": " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
