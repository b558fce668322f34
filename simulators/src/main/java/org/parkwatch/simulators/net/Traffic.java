package org.parkwatch.simulators.net;

/** What happened to a datagram at the socket. */
public enum Traffic {
  RECEIVED,
  SENT,
  /** Sent to an address outside 127.0.0.0/8; dropped. */
  NOT_TO_LOOPBACK,
  /** Sent from an address outside 127.0.0.0/8; dropped. */
  NOT_FROM_LOOPBACK,
  /** Longer than a request may be; dropped. */
  TOO_LONG,
  /** Answered later, on purpose. */
  DELAYED,
  /** Too many delayed answers were waiting; not answered. */
  DELAY_QUEUE_FULL,
  /** The kernel refused to send the answer. */
  SEND_FAILED,
  /** A defect of ours: the handler threw. */
  HANDLER_FAILED
}
