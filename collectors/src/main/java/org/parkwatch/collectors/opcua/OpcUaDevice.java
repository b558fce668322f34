package org.parkwatch.collectors.opcua;

import java.util.List;
import java.util.Optional;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.poll.PolledDevice;
import org.parkwatch.facility.park.Device;

/** One object of a server. Confined to the server's thread but for what is final or volatile. */
final class OpcUaDevice extends PolledDevice<List<String>> {
  private static final int ON_TIME_MILLIS = 1000;

  private final Shape shape;
  private final Optional<Credential> credential;

  /** Due, while the session is being made. */
  boolean waiting;

  /** Of its newest scheduled sample; a change that is told is never stamped before it. */
  volatile long stampMillis;

  /**
   * Whether its server was seen to write a new source time for a value that rests. Known from one
   * session to the next: in a new one a machine may stand still from the beginning.
   */
  volatile boolean restamped;

  OpcUaDevice(Device device, Shape shape, Optional<Credential> credential) {
    super(device, shape.make(), ON_TIME_MILLIS);
    this.shape = shape;
    this.credential = credential;
  }

  @Override
  public boolean unasked() {
    return true;
  }

  Shape shape() {
    return shape;
  }

  /** Who we are for its server; empty for nobody. */
  Optional<Credential> credential() {
    return credential;
  }

  /** Devices with the same one share a session. */
  ServerKey server() {
    return new ServerKey(device().host(), device().port(), credential);
  }

  /** Identifier of one of its nodes. */
  String identifier(String node) {
    return device().path().isEmpty() ? node : device().path() + "." + node;
  }
}
