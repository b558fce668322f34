package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.parkwatch.collectors.health.Fault;

/** A device did not answer, or not with SNMP that we can read. */
public final class NoAnswer extends IOException {
  private static final long serialVersionUID = 1;

  private final Fault fault;

  NoAnswer(InetSocketAddress device, Fault fault, String detail) {
    super(
        (device.getHostString() + ":" + device.getPort() + ": " + fault.text() + " " + detail)
            .strip());
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
