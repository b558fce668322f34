package org.parkwatch.collectors.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.collectors.health.Fault;

class TrustTest {
  private static final String URI = "urn:test:server";

  @TempDir Path folder;

  private static X509Certificate certificate(Period validity) throws Exception {
    return new SelfSignedCertificateBuilder(SelfSignedCertificateGenerator.generateRsaKeyPair(2048))
        .setCommonName("Test server")
        .setApplicationUri(URI)
        .setValidityPeriod(validity)
        .build();
  }

  private void trust(X509Certificate certificate) throws Exception {
    Files.write(folder.resolve("trusted").resolve("server.der"), certificate.getEncoded());
  }

  private List<Path> rejected() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("rejected"))) {
      return files.toList();
    }
  }

  @Test
  void ourOwnCertificateIsMadeOnceAndItsKeyIsOurs() throws Exception {
    X509Certificate first = Trust.open(folder).certificate();
    Trust again = Trust.open(folder);
    assertThat(again.certificate()).isEqualTo(first);
    assertThat(again.keyPair().getPublic()).isEqualTo(first.getPublicKey());
    Path key = folder.resolve("own").resolve("client.p12");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void anUnknownCertificateGoesToTheRejectedUntilItIsTrusted() throws Exception {
    Trust trust = Trust.open(folder);
    X509Certificate certificate = certificate(Period.ofDays(2));
    assertThatThrownBy(() -> trust.check(List.of(certificate), URI))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("CN=Test server")
        .hasMessageContaining("move it to " + folder.resolve("trusted"));
    assertThat(rejected()).hasSize(1);
    assertThat(Files.readAllBytes(rejected().getFirst())).isEqualTo(certificate.getEncoded());
    trust(certificate);
    assertThatCode(() -> trust.check(List.of(certificate), URI)).doesNotThrowAnyException();
    X509Certificate other = certificate(Period.ofDays(2));
    assertThatThrownBy(() -> trust.check(List.of(other), URI))
        .as("the same name, another key")
        .isInstanceOf(Refused.class);
  }

  @Test
  void anExpiredCertificateIsRefusedThoughItIsTrusted() throws Exception {
    Trust trust = Trust.open(folder);
    X509Certificate certificate = certificate(Period.ofDays(-1));
    trust(certificate);
    assertThatThrownBy(() -> trust.check(List.of(certificate), URI))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Bad_CertificateTimeInvalid")
        .hasMessageContaining(
            "valid %tF to %tF".formatted(certificate.getNotBefore(), certificate.getNotAfter()))
        .extracting(thrown -> ((Refused) thrown).fault())
        .isEqualTo(Fault.CERTIFICATE_EXPIRED);
  }

  @Test
  void aCertificateOfAnotherApplicationIsRefused() throws Exception {
    Trust trust = Trust.open(folder);
    X509Certificate certificate = certificate(Period.ofDays(2));
    trust(certificate);
    assertThatThrownBy(() -> trust.check(List.of(certificate), "urn:somebody:else"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Bad_CertificateUriInvalid")
        .extracting(thrown -> ((Refused) thrown).fault())
        .isEqualTo(Fault.CERTIFICATE_REFUSED);
  }

  @Test
  void aFileThatIsNoCertificateIsNamed() throws Exception {
    Trust trust = Trust.open(folder);
    X509Certificate certificate = certificate(Period.ofDays(2));
    Path file = folder.resolve("trusted").resolve("notes.pem");
    Files.writeString(file, "-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----\n");
    assertThatThrownBy(() -> trust.check(List.of(certificate), URI))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(file + " is not a certificate");
  }
}
