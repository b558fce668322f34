package org.parkwatch.collectors.modbus;

/** How a request and its answer are wrapped on a TCP connection. */
enum Framing {
  /** Modbus messaging on TCP/IP V1.0b, section 4.1: a header with a transaction number. */
  TCP(0, 7),
  /**
   * As on a serial line (Modbus over serial line V1.02, section 2.5.1), through a serial server: no
   * transaction number and no length, a CRC behind.
   */
  RTU(6, 9);

  private final int start;
  private final int head;

  Framing(int start, int head) {
    this.start = start;
    this.head = head;
  }

  /** Where in a {@link Frame} the bytes on the wire begin. */
  int start() {
    return start;
  }

  /** Where in a {@link Frame} what tells its length ends. */
  int head() {
    return head;
  }
}
