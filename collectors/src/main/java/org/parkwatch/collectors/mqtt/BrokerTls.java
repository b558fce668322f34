package org.parkwatch.collectors.mqtt;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.parkwatch.collectors.connections.BrokerSettings;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.OwnCertificate;

/** Makes sockets that speak TLS with a broker as its settings say. */
final class BrokerTls {
  private static final char[] IN_MEMORY = new char[0];

  private BrokerTls() {}

  /**
   * A factory of such sockets.
   *
   * @throws GeneralSecurityException if our certificate cannot be used
   */
  static SSLSocketFactory sockets(BrokerSettings settings, Credential credential)
      throws GeneralSecurityException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(credential), authorities(settings).getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException e) {
      throw new GeneralSecurityException("a key store in memory cannot be made", e);
    }
  }

  private static TrustManagerFactory authorities(BrokerSettings settings)
      throws GeneralSecurityException, IOException {
    KeyStore store = null; // those that Java trusts
    if (!settings.authorities().isEmpty()) {
      store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (X509Certificate authority : settings.authorities()) {
        store.setCertificateEntry("authority " + store.size(), authority);
      }
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }

  private static KeyManager[] keys(Credential credential)
      throws GeneralSecurityException, IOException {
    if (!(credential instanceof Credential.Certificate certificate)) {
      return new KeyManager[0];
    }
    OwnCertificate own = OwnCertificate.of(certificate);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("own", own.key(), IN_MEMORY, own.chain().toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, IN_MEMORY);
    return factory.getKeyManagers();
  }
}
