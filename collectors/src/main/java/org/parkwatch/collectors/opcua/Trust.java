package org.parkwatch.collectors.opcua;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.DefaultClientCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.util.validation.ValidationCheck;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.facility.commissioning.ServerCertificate;
import org.parkwatch.facility.commissioning.ServerCertificate.Standing;

/**
 * Whom we trust, and who we are, in one folder; see {@link TrustFolder} and {@link OwnKey}.
 * Decisions are in force for the next check. Thread-safe.
 */
final class Trust {
  private static final int URI_NAME = 6;
  private static final int MOST_SERVERS = 16;
  private static final int MOST_SHOWN = 1000;

  private final TrustFolder folder;
  private final OwnKey own;

  /** Addresses at which certificates were shown, by thumbprint. */
  private final Map<String, Set<String>> shown = new HashMap<>();

  private Trust(TrustFolder folder, OwnKey own) {
    this.folder = folder;
    this.own = own;
  }

  /**
   * Opens the folder; makes it, and a certificate of our own, where there is none.
   *
   * @param password with which our key is locked
   * @throws IOException if it cannot be used; names it
   */
  static Trust open(Path folder, Secret password, InstantSource clock) throws IOException {
    TrustFolder files = new TrustFolder(folder, clock);
    return new Trust(files, OwnKey.open(folder.resolve("own"), password));
  }

  OwnKey own() {
    return own;
  }

  /**
   * Whether a server is who it says, and somebody trusts it. What nobody knows goes to quarantine.
   *
   * @param server its address
   * @param applicationUri as the server says; null not to compare it
   * @throws Refused with what is to be done about it
   */
  void check(String server, List<X509Certificate> chain, @Nullable String applicationUri)
      throws Refused {
    if (chain.isEmpty()) {
      throw new Refused(Fault.CERTIFICATE_REFUSED, "(it shows none)");
    }
    X509Certificate certificate = chain.getFirst();
    show(certificate, server);
    try {
      if (folder.refused(certificate)) {
        throw new Refused(
            Fault.CERTIFICATE_REFUSED, "(somebody refused it: %s)".formatted(text(certificate)));
      }
      validate(chain, applicationUri);
    } catch (UaException e) {
      throw refused(certificate, e.getStatusCode().getValue());
    } catch (IOException e) {
      throw new Refused(Fault.CERTIFICATE_REFUSED, "(%s)".formatted(e.getMessage()));
    }
  }

  private void validate(List<X509Certificate> chain, @Nullable String applicationUri)
      throws UaException, IOException {
    MemoryTrustListManager list = new MemoryTrustListManager();
    list.setTrustedCertificates(folder.trusted());
    list.setIssuerCertificates(folder.issuers());
    // no host names: a person trusted this very certificate, and controllers go by addresses
    new DefaultClientCertificateValidator(
            list,
            Set.of(ValidationCheck.VALIDITY, ValidationCheck.APPLICATION_URI),
            new MemoryCertificateQuarantine())
        .validateCertificateChain(chain, applicationUri, null);
  }

  /** Whether a session with this certificate may go on. */
  boolean stillTrusts(List<X509Certificate> chain) {
    try {
      if (!folder.refused(chain.getFirst())) {
        validate(chain, null);
        return true;
      }
    } catch (UaException | IOException e) {
      // below
    }
    return false;
  }

  /** Another text whenever somebody decided something; cheap. */
  String state() {
    return folder.state();
  }

  private Refused refused(X509Certificate certificate, long code) {
    String name = StatusCodes.lookup(code).map(words -> words[0]).orElse("no reason");
    Fault fault = fault(code);
    String advice = "";
    if (fault == Fault.CERTIFICATE_UNKNOWN) {
      try {
        folder.quarantine(certificate);
        Optional<X509Certificate> before = before(certificate);
        if (before.isPresent()) {
          fault = Fault.CERTIFICATE_CHANGED;
          advice = "; trusted is still %s".formatted(text(before.get()));
        }
      } catch (IOException e) {
        return new Refused(Fault.CERTIFICATE_REFUSED, "(%s)".formatted(e.getMessage()));
      }
      advice +=
          "; it waits for an administrator to accept it, in %s"
              .formatted(folder.path(Standing.QUARANTINED));
    }
    return new Refused(fault, "(%s: %s%s)".formatted(name, text(certificate), advice));
  }

  /** Whose, which, and how long it holds. */
  private static String text(X509Certificate certificate) {
    return "%s, SHA-256 %s, valid %tF to %tF"
        .formatted(
            certificate.getSubjectX500Principal().getName(),
            TrustFolder.thumbprint(certificate),
            certificate.getNotBefore(),
            certificate.getNotAfter());
  }

  /** OPC 10000-4, 6.1.3. */
  private static Fault fault(long code) {
    if (code == StatusCodes.Bad_CertificateUntrusted
        || code == StatusCodes.Bad_SecurityChecksFailed) { // no way to an authority
      return Fault.CERTIFICATE_UNKNOWN;
    }
    return code == StatusCodes.Bad_CertificateTimeInvalid
            || code == StatusCodes.Bad_CertificateIssuerTimeInvalid
        ? Fault.CERTIFICATE_EXPIRED
        : Fault.CERTIFICATE_REFUSED;
  }

  /** A trusted certificate of the same application, other than this. */
  private Optional<X509Certificate> before(X509Certificate certificate) throws IOException {
    Set<String> uris = uris(certificate);
    return folder.trusted().stream()
        .filter(trusted ->
            !trusted.equals(certificate) && uris(trusted).stream().anyMatch(uris::contains))
        .max(Comparator.comparing(X509Certificate::getNotAfter));
  }

  /** Application URIs: the alternative names of kind URI. */
  private static Set<String> uris(X509Certificate certificate) {
    Set<String> uris = new LinkedHashSet<>();
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      if (names != null) {
        for (List<?> name : names) {
          if (name.get(0) instanceof Integer kind && kind == URI_NAME) {
            uris.add(String.valueOf(name.get(1)));
          }
        }
      }
    } catch (CertificateParsingException e) {
      // then it names none
    }
    return uris;
  }

  private synchronized void show(X509Certificate certificate, String server) {
    String thumbprint = TrustFolder.thumbprint(certificate);
    if (shown.size() >= MOST_SHOWN && !shown.containsKey(thumbprint)) {
      return; // somebody shows a new one again and again
    }
    Set<String> servers = shown.computeIfAbsent(thumbprint, key -> new LinkedHashSet<>());
    if (servers.size() < MOST_SERVERS) {
      servers.add(server);
    }
  }

  private synchronized List<String> shownBy(String thumbprint) {
    return List.copyOf(shown.getOrDefault(thumbprint, Set.of()));
  }

  /**
   * All that are known.
   *
   * @param behind codes of devices by the address of their server
   * @throws IOException if a file is no certificate
   */
  List<ServerCertificate> list(Map<String, List<String>> behind) throws IOException {
    List<ServerCertificate> all = new ArrayList<>();
    for (Standing standing : Standing.values()) {
      for (TrustFolder.Filed filed : folder.list(standing)) {
        X509Certificate certificate = filed.certificate();
        String thumbprint = TrustFolder.thumbprint(certificate);
        List<String> servers = shownBy(thumbprint);
        all.add(
            new ServerCertificate(
                thumbprint,
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                standing,
                filed.since(),
                servers,
                servers.stream()
                    .flatMap(server -> behind.getOrDefault(server, List.of()).stream())
                    .toList(),
                standing == Standing.QUARANTINED
                    ? before(certificate).map(TrustFolder::thumbprint)
                    : Optional.empty()));
      }
    }
    return all;
  }

  /** See {@link TrustFolder#move}. */
  boolean decide(String thumbprint, Standing standing) throws IOException {
    return folder.move(thumbprint, standing);
  }

  /** See {@link TrustFolder#forget}. */
  boolean forget(String thumbprint) throws IOException {
    return folder.forget(thumbprint);
  }
}
