package org.parkwatch.ui.certificates;

import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import org.parkwatch.facility.commissioning.ServerCertificate;
import org.parkwatch.facility.commissioning.ServerCertificate.Standing;
import org.parkwatch.ui.words.Figures;

/** What is said of a certificate, in the language of the page. */
final class CertificateWords {
  /** How long before its end it is spoken of. */
  private static final Duration WARNING = Duration.ofDays(30);

  private final Component on;
  private final InstantSource clock;
  private final ZoneId zone;

  CertificateWords(Component on, InstantSource clock, ZoneId zone) {
    this.on = on;
    this.clock = clock;
    this.zone = zone;
  }

  String standing(Standing standing) {
    return on.getTranslation("certificates.standing." + standing.name().toLowerCase(Locale.ROOT));
  }

  String date(Instant at) {
    return Figures.date(at.toEpochMilli(), zone);
  }

  /** The day on which it ends, and that this is soon or past. */
  String until(ServerCertificate certificate) {
    Instant now = clock.instant();
    String date = date(certificate.notAfter());
    if (!certificate.notAfter().isAfter(now)) {
      return on.getTranslation("certificates.ended", date);
    }
    long days = Duration.between(now, certificate.notAfter()).toDays();
    return days < WARNING.toDays() ? on.getTranslation("certificates.ends-soon", date, days) : date;
  }
}
