package org.parkwatch.simulators.opcua;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultServerCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;

/**
 * Clients whose certificates lie in a folder. It is read again for each connection: the collector
 * makes its certificate after the servers are up. Thread-safe.
 */
final class TrustedClients {
  private TrustedClients() {}

  /** Lets those connect whose certificates lie in the folder as {@code .der}. */
  static CertificateValidator in(Path folder) {
    return (chain, uri, hosts) -> {
      MemoryTrustListManager trusted = new MemoryTrustListManager();
      try {
        trusted.setTrustedCertificates(read(folder));
      } catch (IOException e) {
        throw new UaException(StatusCodes.Bad_CertificateUntrusted, e);
      }
      new DefaultServerCertificateValidator(trusted, new MemoryCertificateQuarantine())
          .validateCertificateChain(chain, uri, hosts);
    };
  }

  /** Whether a user's certificate lies in the folder as {@code .der}. */
  static boolean holds(Path folder, X509Certificate user) {
    try {
      return read(folder).contains(user);
    } catch (IOException | UaException e) {
      return false;
    }
  }

  private static List<X509Certificate> read(Path folder) throws IOException, UaException {
    List<X509Certificate> certificates = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.der")) {
        for (Path file : files) {
          try (InputStream in = Files.newInputStream(file)) {
            certificates.add(CertificateUtil.decodeCertificate(in));
          }
        }
      }
    }
    return certificates;
  }
}
