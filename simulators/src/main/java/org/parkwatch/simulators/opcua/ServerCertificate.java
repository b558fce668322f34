package org.parkwatch.simulators.opcua;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Period;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.KeyStoreCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;

/**
 * The certificate of one server, made at its first start and kept: {@code <host>.p12} with the key,
 * {@code <host>.der} for those who shall trust it.
 *
 * @param applicationUri as the certificate says
 */
record ServerCertificate(
    String applicationUri, X509Certificate certificate, CertificateManager manager) {
  /** Who may read the folder has the keys; a password beside them would not change that. */
  private static final char[] STORE_PASSWORD = "simulators".toCharArray();

  private static final Period VALIDITY = Period.ofYears(10);

  /**
   * Reads the certificate, or makes it.
   *
   * @param clients who may speak to the server
   * @throws IOException if the folder cannot be used
   */
  static ServerCertificate of(Path folder, String host, CertificateValidator clients)
      throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    String uri = "urn:parkwatch:simulators:bms:" + host;
    try {
      KeyStoreCertificateStore store =
          KeyStoreCertificateStore.createAndInitialize(
              new KeyStoreCertificateStore.Settings(
                  folder.resolve(host + ".p12"),
                  STORE_PASSWORD::clone,
                  alias -> STORE_PASSWORD.clone()));
      DefaultApplicationGroup group =
          DefaultApplicationGroup.createAndInitialize(
              new MemoryTrustListManager(), store, new Factory(uri, host), clients);
      X509Certificate certificate =
          group.getCertificateChain(NodeIds.RsaSha256ApplicationCertificateType).orElseThrow()[0];
      Files.write(folder.resolve(host + ".der"), certificate.getEncoded());
      return new ServerCertificate(
          uri,
          certificate,
          new DefaultCertificateManager(new MemoryCertificateQuarantine(), group));
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(folder + ": no certificate for " + host + ": " + e.getMessage(), e);
    }
  }

  private static final class Factory extends RsaSha256CertificateFactory {
    private final String uri;
    private final String host;

    Factory(String uri, String host) {
      this.uri = uri;
      this.host = host;
    }

    @Override
    protected X509Certificate[] createRsaSha256CertificateChain(KeyPair keyPair) throws Exception {
      return new X509Certificate[] {
        new SelfSignedCertificateBuilder(keyPair)
            .setCommonName("Simulated building management " + host)
            .setOrganization("Parkwatch simulators")
            .setApplicationUri(uri)
            .addIpAddress(host)
            .setValidityPeriod(VALIDITY)
            .build()
      };
    }
  }
}
