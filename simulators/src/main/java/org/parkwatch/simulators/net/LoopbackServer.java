package org.parkwatch.simulators.net;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/**
 * Listens at one UDP port of all 127.x.y.z addresses and answers each from the address that was
 * asked. What is sent to or from any address outside 127.0.0.0/8 is dropped unseen, so that it can
 * never be used as a reflector.
 */
public final class LoopbackServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LoopbackServer.class.getName());
  private static final int BATCH = 64;

  /**
   * Requests are gathered this long, so that the park's 2,400 a second do not cost a wake-up each;
   * a real rack PDU takes far longer to answer.
   */
  private static final long GATHER_NANOS = 1_000_000;

  private final LoopbackSocket socket;
  private final DatagramHandler handler;
  private final Counters<Traffic> counters;
  private final DelayedSender delayed;
  private final Thread receiver;
  private final Thread sender;
  private volatile boolean running = true;

  /**
   * Starts to listen.
   *
   * @param port 0 for any free one
   * @throws IOException if the port is taken or the system is not Linux enough
   */
  public LoopbackServer(int port, DatagramHandler handler, Counters<Traffic> counters)
      throws IOException {
    this.handler = handler;
    this.counters = counters;
    socket = new LoopbackSocket(port);
    delayed = new DelayedSender(socket, counters);
    receiver = Thread.ofPlatform().daemon().name("snmp-agents-" + socket.port()).start(this::serve);
    sender = Thread.ofPlatform().daemon().name("snmp-delayed-" + socket.port()).start(delayed);
  }

  public int port() {
    return socket.port();
  }

  /** Stops within a second; answers still delayed are dropped. Has no effect the second time. */
  @Override
  public synchronized void close() {
    if (!running) {
      return;
    }
    running = false;
    delayed.stop();
    boolean interrupted = false;
    for (Thread thread : new Thread[] {receiver, sender}) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    socket.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    Datagrams incoming = socket.batch(BATCH, Exchange.MAX_REQUEST_BYTES);
    Outgoing outgoing = new Outgoing(socket, socket.batch(BATCH, 4096), counters);
    Exchange exchange = new Exchange();
    while (running) {
      int count = incoming.receive(socket.fd());
      for (int i = 0; i < count; i++) {
        counters.add(Traffic.RECEIVED);
        if (accept(incoming, i, exchange)) {
          answer(exchange, outgoing);
        }
      }
      outgoing.flush();
      if (count > 0 && count < BATCH) {
        LockSupport.parkNanos(GATHER_NANOS);
      }
    }
  }

  private boolean accept(Datagrams incoming, int slot, Exchange exchange) {
    int local = incoming.localAddress(slot);
    int peer = incoming.peerAddress(slot);
    if (!Loopback.contains(local)) {
      counters.add(Traffic.NOT_TO_LOOPBACK);
      return false;
    }
    if (!Loopback.contains(peer)) {
      counters.add(Traffic.NOT_FROM_LOOPBACK);
      return false;
    }
    if (incoming.truncated(slot)) {
      counters.add(Traffic.TOO_LONG);
      return false;
    }
    incoming.copyTo(slot, exchange.request());
    exchange.received(local, peer, incoming.peerPort(slot), incoming.length(slot));
    return true;
  }

  /** A request that trips the handler costs its own answer, never the agents. */
  private void answer(Exchange exchange, Outgoing outgoing) {
    try {
      handler.handle(exchange);
    } catch (RuntimeException e) {
      counters.add(Traffic.HANDLER_FAILED);
      if (counters.get(Traffic.HANDLER_FAILED) == 1) {
        LOG.log(
            System.Logger.Level.ERROR,
            "a request could not be handled; later ones are only counted",
            e);
      }
      return;
    }
    dispatch(exchange, outgoing);
  }

  private void dispatch(Exchange exchange, Outgoing outgoing) {
    if (exchange.replyLength() == 0) {
      return;
    }
    if (exchange.delayMillis() > 0 || !outgoing.fits(exchange.replyLength())) {
      counters.add(delayed.offer(exchange) ? Traffic.DELAYED : Traffic.DELAY_QUEUE_FULL);
      return;
    }
    outgoing.add(
        exchange.localAddress(),
        exchange.peerAddress(),
        exchange.peerPort(),
        exchange.replyBytes(),
        exchange.replyFrom(),
        exchange.replyLength());
  }
}
