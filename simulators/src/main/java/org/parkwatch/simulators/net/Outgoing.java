package org.parkwatch.simulators.net;

/** Collects answers and hands them to the kernel together. Confined to one thread. */
final class Outgoing {
  /** How often a full send buffer is tried again before the answer is given up. */
  private static final int TRIES = 100;

  private final LoopbackSocket socket;
  private final Datagrams batch;
  private final Counters<Traffic> counters;
  private int count;

  Outgoing(LoopbackSocket socket, Datagrams batch, Counters<Traffic> counters) {
    this.socket = socket;
    this.batch = batch;
    this.counters = counters;
  }

  boolean fits(int length) {
    return length <= batch.slotBytes();
  }

  boolean full() {
    return count == batch.capacity();
  }

  void add(int local, int peer, int port, byte[] bytes, int from, int length) {
    if (full()) {
      flush();
    }
    batch.put(count++, local, peer, port, bytes, from, length);
  }

  void flush() {
    int sent = 0;
    int tries = 0;
    while (sent < count) {
      int result = batch.send(socket.fd(), sent, count);
      if (result > 0) {
        sent += result;
        counters.add(Traffic.SENT, result);
        tries = 0;
      } else if (mayPass(-result) && ++tries < TRIES) {
        Thread.onSpinWait();
      } else {
        sent++;
        counters.add(Traffic.SEND_FAILED);
        tries = 0;
      }
    }
    count = 0;
  }

  private static boolean mayPass(int errno) {
    return errno == Libc.EINTR || errno == Libc.EAGAIN || errno == Libc.ENOBUFS;
  }
}
