package org.parkwatch.facility.commissioning;

import java.util.List;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.commissioning.ServerCertificate.Standing;

/**
 * Which servers are who they say. A certificate that nobody decided about is kept apart, and its
 * server is not spoken to. Thread-safe.
 */
public interface CertificateQuarantine {
  /**
   * All certificates that are known, those that wait for a decision first.
   *
   * @throws org.parkwatch.facility.access.AccessRefused for anybody but an administrator
   * @throws java.io.UncheckedIOException naming a file among them that is none
   */
  List<ServerCertificate> list(Viewer viewer);

  /**
   * Decides about a certificate; in force within seconds, also for sessions that are open. Leaves
   * an entry in the audit trail first.
   *
   * @param thumbprint as in {@link ServerCertificate}
   * @param reason in the viewer's own words, 1..400 characters
   * @throws org.parkwatch.facility.access.AccessRefused for anybody but an administrator
   */
  Outcome decide(Viewer viewer, String thumbprint, Standing standing, String reason);

  /**
   * Removes what is known of a certificate; one that is shown again waits for a decision again.
   * Leaves an entry in the audit trail first.
   *
   * @param reason in the viewer's own words, 1..400 characters
   * @throws org.parkwatch.facility.access.AccessRefused for anybody but an administrator
   */
  Outcome forget(Viewer viewer, String thumbprint, String reason);

  /** How it went. */
  enum Outcome {
    DONE,
    /** There is no such certificate any more. */
    UNKNOWN,
    /** No reason was given, or one that is too long. */
    REASON,
    /** The audit trail or the folder cannot be written; nothing was done. */
    UNAVAILABLE
  }
}
