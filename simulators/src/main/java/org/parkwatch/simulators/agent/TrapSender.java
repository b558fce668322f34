package org.parkwatch.simulators.agent;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.fault.DeviceFaults;
import org.parkwatch.simulators.fault.Fault;
import org.parkwatch.simulators.fault.FaultListener;
import org.parkwatch.simulators.plant.PduReading;
import org.parkwatch.simulators.plant.RackPdu;
import org.parkwatch.simulators.snmp.SnmpV3Engine;
import org.parkwatch.simulators.snmp.TrapMessage;

/**
 * Sends the traps of rack PDUs, each from the device's own address and by its own version and
 * secret: those of PowerNet-MIB for load of APC's, of PDU2-MIB for load and heat of Raritan's, and
 * the standard's for a new start and for a network port that is back. A device that is silent sends
 * nothing. A thread of its own sends; what does not fit into its queue is lost, as traps are.
 */
public final class TrapSender implements FaultListener, AutoCloseable {
  private static final String GENERIC = "1.3.6.1.6.3.1.1.5.";
  private static final String COLD_START = GENERIC + "1";
  private static final String LINK_UP = GENERIC + "4";
  private static final String APC_TRAP = "1.3.6.1.4.1.318.0.";
  private static final String APC_NAME = "1.3.6.1.4.1.318.1.1.12.1.1.0";
  private static final String APC_MESSAGE = "1.3.6.1.4.1.318.2.3.3.0";
  private static final String RARITAN_INLET = "1.3.6.1.4.1.13742.6.0.61";
  private static final String RARITAN_SENSOR = "1.3.6.1.4.1.13742.6.0.66";
  private static final int NEAR_OVERLOAD = 274;
  private static final int NEAR_OVERLOAD_CLEARED = 275;
  private static final int OVERLOAD = 276;
  private static final int OVERLOAD_CLEARED = 277;
  private static final int QUEUE = 50_000;

  private record Trap(int device, String name, Map<String, String> texts) {}

  private final Site site;
  private final InetSocketAddress to;
  private final BlockingQueue<Trap> queue = new ArrayBlockingQueue<>(QUEUE);
  private final SnmpV3Engine<PduReading> engine = new SnmpV3Engine<>();
  private final PduReading reading = new PduReading();
  private final Thread thread;
  private int number;

  /** Sends to that receiver from now on. */
  public TrapSender(Site site, InetSocketAddress to) {
    this.site = site;
    this.to = to;
    thread = Thread.ofPlatform().daemon().name("traps").start(this::run);
  }

  @Override
  public void changed(int device, DeviceFaults before, DeviceFaults after) {
    if (after.line() instanceof Fault.Silent) {
      return;
    }
    if (before.line() instanceof Fault.Silent) {
      send(device, LINK_UP, Map.of("1.3.6.1.2.1.2.2.1.2.1", "vmac0"));
    }
    if (before.disturbance().bootMillis() != after.disturbance().bootMillis()) {
      send(device, COLD_START, Map.of());
    }
    boolean was = before.disturbance().overloaded();
    boolean is = after.disturbance().overloaded();
    RackPdu pdu = site.plant.pdus().get(device);
    boolean raritan = pdu.model().startsWith("PX");
    if (was != is && raritan) {
      send(device, RARITAN_INLET, Map.of());
    } else if (was != is && pdu.model().startsWith("AP")) {
      double share = (is ? after : before).disturbance().overloadShare();
      load(device, pdu, share >= 1, is);
    }
    if (before.disturbance().hot() != after.disturbance().hot() && raritan) {
      send(device, RARITAN_SENSOR, Map.of());
    }
  }

  private void load(int device, RackPdu pdu, boolean over, boolean begins) {
    int begin = over ? OVERLOAD : NEAR_OVERLOAD;
    int end = over ? OVERLOAD_CLEARED : NEAR_OVERLOAD_CLEARED;
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(APC_NAME, pdu.code());
    texts.put(
        APC_MESSAGE,
        "Metered Rack PDU: "
            + (over ? "Overload" : "Near overload")
            + (begins ? "." : " cleared."));
    send(device, APC_TRAP + (begins ? begin : end), texts);
  }

  private void send(int device, String name, Map<String, String> texts) {
    queue.offer(new Trap(device, name, texts));
  }

  private void run() {
    try {
      while (true) {
        Trap trap = queue.take();
        try {
          send(trap);
        } catch (IOException e) {
          System.getLogger(TrapSender.class.getName())
              .log(System.Logger.Level.WARNING, "a trap could not be sent", e);
        }
      }
    } catch (InterruptedException e) {
      // the simulation ends
    }
  }

  private void send(Trap trap) throws IOException {
    RackPdu pdu = site.plant.pdus().get(trap.device);
    long now = site.day.millis();
    site.plant.read(trap.device, now, site.faults.of(trap.device).disturbance(), reading);
    byte[] pduBytes = TrapMessage.pdu(++number, reading.upMillis(), trap.name, trap.texts);
    SnmpV3Engine.@Nullable Agent agent =
        site.agent(trap.device, now - reading.upMillis(), reading.upMillis());
    byte[] message =
        agent == null
            ? TrapMessage.plain(site.community(trap.device), pduBytes)
            : engine.unasked(agent, number, pduBytes);
    byte[] address = ByteBuffer.allocate(4).putInt(pdu.address()).array();
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByAddress(address))) {
      socket.send(new DatagramPacket(message, message.length, to));
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
