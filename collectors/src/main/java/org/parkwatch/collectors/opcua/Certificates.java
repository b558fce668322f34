package org.parkwatch.collectors.opcua;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.TrailUnavailable;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.commissioning.CertificateQuarantine;
import org.parkwatch.facility.commissioning.ServerCertificate;
import org.parkwatch.facility.commissioning.ServerCertificate.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets administrators decide about the certificates of OPC UA servers. Thread-safe. */
public final class Certificates implements CertificateQuarantine {
  private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
  private static final int LONGEST_REASON = 400;

  /** What is done to the certificate of a thumbprint; false if there is none. */
  private interface Deed {
    boolean done() throws IOException;
  }

  private final OpcUaCollector collector;
  private final AuditTrail trail;

  public Certificates(OpcUaCollector collector, AuditTrail trail) {
    this.collector = collector;
    this.trail = trail;
  }

  @Override
  public List<ServerCertificate> list(Viewer viewer) {
    viewer.require(Right.TRUST);
    try {
      return collector.certificates().stream()
          .sorted(
              Comparator.comparing(ServerCertificate::standing)
                  .thenComparing(ServerCertificate::subject))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public Outcome decide(Viewer viewer, String thumbprint, Standing standing, String reason) {
    String action = "certificate." + standing.name().toLowerCase(Locale.ROOT);
    return act(viewer, action, thumbprint, reason, () -> collector.decide(thumbprint, standing));
  }

  @Override
  public Outcome forget(Viewer viewer, String thumbprint, String reason) {
    return act(
        viewer, "certificate.forgotten", thumbprint, reason, () -> collector.forget(thumbprint));
  }

  private Outcome act(Viewer viewer, String action, String thumbprint, String reason, Deed deed) {
    viewer.require(Right.TRUST);
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      return Outcome.REASON;
    }
    try {
      if (collector.certificates().stream().noneMatch(c -> c.thumbprint().equals(thumbprint))) {
        return Outcome.UNKNOWN;
      }
      trail.append(viewer, action, thumbprint, reason.strip());
      return deed.done() ? Outcome.DONE : Outcome.UNKNOWN;
    } catch (TrailUnavailable e) {
      return Outcome.UNAVAILABLE;
    } catch (IOException e) {
      LOG.warn("the folder of certificates cannot be changed: {}", e.getMessage());
      return Outcome.UNAVAILABLE;
    }
  }
}
