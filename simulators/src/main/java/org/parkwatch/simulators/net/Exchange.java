package org.parkwatch.simulators.net;

/**
 * One request and, where the handler sets one, its answer. Mutable, reused for the next datagram,
 * confined to the receiving thread.
 */
public final class Exchange {
  /** Longest request that is looked at, in bytes. */
  public static final int MAX_REQUEST_BYTES = 4096;

  private final byte[] request = new byte[MAX_REQUEST_BYTES];
  private int requestLength;
  private int localAddress;
  private int peerAddress;
  private int peerPort;
  private byte[] reply = request;
  private int replyFrom;
  private int replyLength;
  private long delayMillis;

  /** The request stands in bytes 0 .. {@link #requestLength()} - 1. */
  public byte[] request() {
    return request;
  }

  public int requestLength() {
    return requestLength;
  }

  /** The address that was asked, in 127.0.0.0/8. */
  public int localAddress() {
    return localAddress;
  }

  /**
   * Answers with bytes that are copied before the handler is called again.
   *
   * @param delayMillis when to send, counted from now; 0 for at once
   */
  public void reply(byte[] bytes, int from, int length, long delayMillis) {
    reply = bytes;
    replyFrom = from;
    replyLength = length;
    this.delayMillis = delayMillis;
  }

  void received(int local, int peer, int port, int length) {
    localAddress = local;
    peerAddress = peer;
    peerPort = port;
    requestLength = length;
    replyLength = 0;
  }

  int peerAddress() {
    return peerAddress;
  }

  int peerPort() {
    return peerPort;
  }

  byte[] replyBytes() {
    return reply;
  }

  int replyFrom() {
    return replyFrom;
  }

  int replyLength() {
    return replyLength;
  }

  long delayMillis() {
    return delayMillis;
  }
}
