package org.parkwatch.collectors.opcua;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultClientCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.FileBasedCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.KeyStoreCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.validation.ValidationCheck;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.Fault;

/**
 * Whom we trust, and who we are, in one folder: {@code trusted} holds the certificates of servers
 * and of authorities, {@code issuers} those of authorities between, as DER or PEM; {@code rejected}
 * gets every server certificate that was not trusted, for a person to move it; {@code own} holds
 * our key. Thread-safe: the folders are read again for each session.
 */
final class Trust {
  static final String APPLICATION_URI = "urn:parkwatch:collectors:opcua";

  /** Who may read the folder has the key; a password beside it would not change that. */
  private static final char[] STORE_PASSWORD = "collectors".toCharArray();

  private static final Period VALIDITY = Period.ofYears(20);
  private static final int MOST_REJECTED = 200;

  private final Path folder;
  private final DefaultApplicationGroup own;
  private final CertificateQuarantine quarantine;

  private Trust(Path folder, DefaultApplicationGroup own) {
    this.folder = folder;
    this.own = own;
    quarantine =
        new FileBasedCertificateQuarantine(folder.resolve("rejected").toFile(), MOST_REJECTED);
  }

  /**
   * Opens the folder; makes it, and a certificate of our own, where there is none.
   *
   * @throws IOException if it cannot be used; names it
   */
  static Trust open(Path folder) throws IOException {
    for (String name : List.of("own", "trusted", "issuers", "rejected")) {
      Files.createDirectories(
          folder.resolve(name),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    Path store = folder.resolve("own").resolve("client.p12");
    try {
      DefaultApplicationGroup own =
          DefaultApplicationGroup.createAndInitialize(
              new MemoryTrustListManager(),
              KeyStoreCertificateStore.createAndInitialize(
                  new KeyStoreCertificateStore.Settings(
                      store, STORE_PASSWORD::clone, alias -> STORE_PASSWORD.clone())),
              new Factory(),
              (chain, uri, hosts) -> {
                throw new UaException(StatusCodes.Bad_CertificateUntrusted);
              });
      Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-------"));
      Trust trust = new Trust(folder, own);
      Files.write(folder.resolve("own").resolve("client.der"), trust.certificate().getEncoded());
      return trust;
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(store + " cannot be used: " + e.getMessage(), e);
    }
  }

  X509Certificate certificate() {
    return own.getCertificateChain(NodeIds.RsaSha256ApplicationCertificateType).orElseThrow()[0];
  }

  KeyPair keyPair() {
    return own.getKeyPair(NodeIds.RsaSha256ApplicationCertificateType).orElseThrow();
  }

  /**
   * Whether a server is who it says, and somebody trusts it.
   *
   * @param applicationUri as the server says; null not to compare it
   * @throws Refused with what is to be done about it
   */
  void check(List<X509Certificate> chain, @Nullable String applicationUri) throws Refused {
    X509Certificate certificate = chain.getFirst();
    String subject = certificate.getSubjectX500Principal().getName();
    try {
      MemoryTrustListManager list = new MemoryTrustListManager();
      list.setTrustedCertificates(read(folder.resolve("trusted")));
      list.setIssuerCertificates(read(folder.resolve("issuers")));
      // no host names: a person trusted this very certificate, and controllers go by addresses
      new DefaultClientCertificateValidator(
              list, Set.of(ValidationCheck.VALIDITY, ValidationCheck.APPLICATION_URI), quarantine)
          .validateCertificateChain(chain, applicationUri, null);
    } catch (UaException e) {
      long code = e.getStatusCode().getValue();
      String name = StatusCodes.lookup(code).map(words -> words[0]).orElse("no reason");
      Fault fault = fault(code);
      String advice =
          switch (fault) {
            case CERTIFICATE_UNKNOWN ->
                "; it lies in %s: move it to %s to trust it"
                    .formatted(folder.resolve("rejected"), folder.resolve("trusted"));
            case CERTIFICATE_EXPIRED ->
                "; valid %tF to %tF"
                    .formatted(certificate.getNotBefore(), certificate.getNotAfter());
            default -> "";
          };
      throw new Refused(fault, "(%s: %s%s)".formatted(name, subject, advice));
    } catch (IOException e) {
      throw new Refused(Fault.CERTIFICATE_REFUSED, "(%s)".formatted(e.getMessage()));
    }
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

  private static List<X509Certificate> read(Path folder) throws IOException {
    List<X509Certificate> certificates = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{der,crt,cer,pem}")) {
      for (Path file : files) {
        try (InputStream in = Files.newInputStream(file)) {
          CertificateFactory.getInstance("X.509")
              .generateCertificates(in)
              .forEach(read -> certificates.add((X509Certificate) read));
        } catch (CertificateException e) {
          throw new IOException(file + " is not a certificate", e);
        }
      }
    }
    return certificates;
  }

  private static final class Factory extends RsaSha256CertificateFactory {
    @Override
    protected X509Certificate[] createRsaSha256CertificateChain(KeyPair keyPair) throws Exception {
      return new X509Certificate[] {
        new SelfSignedCertificateBuilder(keyPair)
            .setCommonName("Parkwatch collector")
            .setOrganization("Parkwatch")
            .setApplicationUri(APPLICATION_URI)
            .setValidityPeriod(VALIDITY)
            .build()
      };
    }
  }
}
