package org.parkwatch.facility.commissioning;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A certificate that a server showed, or that somebody put among the trusted ones. Immutable.
 *
 * @param thumbprint SHA-256 of the whole certificate, 64 hexadecimal digits
 * @param subject whom it names; {@code issuer} who signed it, the same for a self-signed one
 * @param since when it came to stand as it does
 * @param servers addresses at which it was shown since this program started
 * @param devices codes of the devices behind those
 * @param replaces thumbprint of a trusted certificate of the same application, where this one is
 *     new
 */
public record ServerCertificate(
    String thumbprint,
    String subject,
    String issuer,
    Instant notBefore,
    Instant notAfter,
    Standing standing,
    Instant since,
    List<String> servers,
    List<String> devices,
    Optional<String> replaces) {
  public ServerCertificate {
    servers = List.copyOf(servers);
    devices = List.copyOf(devices);
  }

  /** What was decided about it. */
  public enum Standing {
    /** Nothing yet: its server is not spoken to. */
    QUARANTINED,
    TRUSTED,
    /** Never to be spoken to. */
    REFUSED
  }

  /** The thumbprint as people compare it: pairs of digits with colons. */
  public String printed() {
    return thumbprint.toUpperCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
  }
}
