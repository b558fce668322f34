package org.parkwatch.collectors.opcua;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Period;
import java.util.Collections;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.KeyStoreCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.parkwatch.collectors.credentials.Secret;

/**
 * Who we are for OPC UA servers: an RSA key in {@code client.p12}, encrypted with a password that
 * is not in the data folder, and a certificate, which lies beside it as {@code client.der} for
 * people to hand on. Made once. Immutable.
 */
record OwnKey(KeyPair keyPair, X509Certificate certificate) {
  static final String APPLICATION_URI = "urn:parkwatch:collectors:opcua";

  /** With which early versions locked the store; such a one is locked anew. */
  private static final char[] EARLY_PASSWORD = "collectors".toCharArray();

  private static final Period VALIDITY = Period.ofYears(20);

  static {
    // the library asks for signatures of Aes256_Sha256_RsaPss by a name that only this one knows
    if (Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) == null) {
      Security.addProvider(new BouncyCastleProvider());
    }
  }

  /**
   * Opens the key; makes it where there is none.
   *
   * @param folder for owners only
   * @throws IOException if it cannot be opened; says what is to be done
   */
  static OwnKey open(Path folder, Secret password) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path store = folder.resolve("client.p12");
    char[] word = password.reveal().toCharArray();
    lockAnew(store, word);
    try {
      DefaultApplicationGroup group =
          DefaultApplicationGroup.createAndInitialize(
              new MemoryTrustListManager(),
              KeyStoreCertificateStore.createAndInitialize(
                  new KeyStoreCertificateStore.Settings(store, word::clone, alias -> word.clone())),
              new Factory(),
              (chain, uri, hosts) -> {
                throw new UaException(StatusCodes.Bad_CertificateUntrusted);
              });
      Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-------"));
      OwnKey own =
          new OwnKey(
              group.getKeyPair(NodeIds.RsaSha256ApplicationCertificateType).orElseThrow(),
              group.getCertificateChain(NodeIds.RsaSha256ApplicationCertificateType)
                  .orElseThrow()[0]);
      Files.write(folder.resolve("client.der"), own.certificate.getEncoded());
      return own;
    } catch (Exception e) {
      throw new IOException(
          "%s cannot be opened: bring back the key file with which it was locked, or delete it; then every server must trust a new certificate (%s)"
              .formatted(store, e.getMessage()),
          e);
    }
  }

  private static void lockAnew(Path store, char[] word) throws IOException {
    if (!Files.exists(store)) {
      return;
    }
    KeyStore early;
    try (InputStream in = Files.newInputStream(store)) {
      early = KeyStore.getInstance("PKCS12");
      early.load(in, EARLY_PASSWORD);
    } catch (IOException | GeneralSecurityException e) {
      return; // locked with another password: with ours, or nobody can open it
    }
    Path made =
        Files.createTempFile(
            store.toAbsolutePath().getParent(),
            "client",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(made)) {
      KeyStore fresh = KeyStore.getInstance("PKCS12");
      fresh.load(null, null);
      for (String alias : Collections.list(early.aliases())) {
        Certificate[] chain = early.getCertificateChain(alias);
        fresh.setKeyEntry(alias, early.getKey(alias, EARLY_PASSWORD), word, chain);
      }
      fresh.store(out, word);
    } catch (GeneralSecurityException e) {
      throw new IOException(store + " cannot be locked anew", e);
    }
    Files.move(made, store, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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

  @Override
  public String toString() {
    return "OwnKey[" + certificate.getSubjectX500Principal() + "]";
  }
}
