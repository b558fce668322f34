package org.parkwatch.facility.commissioning;

import java.time.Instant;
import java.util.Optional;
import org.parkwatch.facility.park.Names;

/**
 * Something that a device told by itself, such as an SNMP notification, as people read it. The
 * device is asked at once; only where its profile makes an event point of it is it a sample too.
 *
 * @param received when it came, UTC
 * @param told when the device says that it was; empty if it does not say
 * @param trusted whether what it says is near enough to receipt to be believed
 * @param device code of the device
 * @param kind the device's own name for it, such as the notification's object identifier
 * @param names what it is, in words; the object identifier where no profile knows it
 * @param severity 1 urgent .. 4 notice; 0 where nobody says
 * @param details what it carries beside, in words
 */
public record DeviceEvent(
    Instant received,
    Optional<Instant> told,
    boolean trusted,
    String device,
    String kind,
    Names names,
    int severity,
    Optional<Names> details) {
  /** The instant by which events are put in order: the source's own where it is trusted. */
  public Instant at() {
    return trusted ? told.orElse(received) : received;
  }

  /** Whether the source told a time that is not believed. */
  public boolean clockDoubted() {
    return told.isPresent() && !trusted;
  }
}
