package org.parkwatch.simulators.net;

/** Answers datagrams. Called by one thread only, which it must not block. */
@FunctionalInterface
public interface DatagramHandler {
  /** Looks at the request and sets a reply, or sets none and stays silent. */
  void handle(Exchange exchange);
}
