package org.parkwatch.collectors.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.time.Period;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.facility.commissioning.ServerCertificate;
import org.parkwatch.facility.commissioning.ServerCertificate.Standing;

class TrustTest {
  private static final String URI = "urn:test:server";
  private static final String SERVER = "127.0.0.1:4840";

  @TempDir Path folder;

  private static X509Certificate certificate(Period validity) throws Exception {
    return new SelfSignedCertificateBuilder(SelfSignedCertificateGenerator.generateRsaKeyPair(2048))
        .setCommonName("Test server")
        .setApplicationUri(URI)
        .setValidityPeriod(validity)
        .build();
  }

  private Trust open() throws IOException {
    return Trust.open(folder, new Secret("the key of a test"), InstantSource.system());
  }

  private void trust(X509Certificate certificate) throws Exception {
    Files.write(folder.resolve("trusted").resolve("server.der"), certificate.getEncoded());
  }

  private List<Path> quarantined() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("quarantine"))) {
      return files.toList();
    }
  }

  @Test
  void ourOwnCertificateIsMadeOnceAndItsKeyIsOurs() throws Exception {
    X509Certificate first = open().own().certificate();
    OwnKey again = open().own();
    assertThat(again.certificate()).isEqualTo(first);
    assertThat(again.keyPair().getPublic()).isEqualTo(first.getPublicKey());
    Path key = folder.resolve("own").resolve("client.p12");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void anUnknownCertificateGoesToQuarantineUntilItIsTrusted() throws Exception {
    Trust trust = open();
    X509Certificate certificate = certificate(Period.ofDays(2));
    assertThatThrownBy(() -> trust.check(SERVER, List.of(certificate), URI))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("CN=Test server")
        .hasMessageContaining("SHA-256 " + thumb(certificate))
        .hasMessageContaining("in " + folder.resolve("quarantine"))
        .extracting(thrown -> ((Refused) thrown).fault())
        .isEqualTo(Fault.CERTIFICATE_UNKNOWN);
    assertThat(quarantined()).hasSize(1);
    assertThat(Files.readAllBytes(quarantined().getFirst())).isEqualTo(certificate.getEncoded());
    trust(certificate);
    assertThatCode(() -> trust.check(SERVER, List.of(certificate), URI)).doesNotThrowAnyException();
    X509Certificate other = certificate(Period.ofDays(2));
    assertThatThrownBy(() -> trust.check(SERVER, List.of(other), URI))
        .as("the same name, another key")
        .isInstanceOf(Refused.class)
        .hasMessageContaining("trusted is still ")
        .hasMessageContaining("CN=Test server, SHA-256 " + thumb(certificate))
        .extracting(thrown -> ((Refused) thrown).fault())
        .isEqualTo(Fault.CERTIFICATE_CHANGED);
    assertThatCode(() -> trust.check(SERVER, List.of(certificate), URI)).doesNotThrowAnyException();
  }

  private static String thumb(X509Certificate certificate) {
    return TrustFolder.thumbprint(certificate);
  }

  @Test
  void whatIsDecidedIsFiledAndInForceAndCanBeTakenBack() throws Exception {
    Trust trust = open();
    X509Certificate certificate = certificate(Period.ofDays(2));
    String thumb = thumb(certificate);
    assertThat(trust.decide(thumb, Standing.TRUSTED)).as("nobody showed it").isFalse();
    assertThatThrownBy(() -> trust.check(SERVER, List.of(certificate), URI))
        .isInstanceOf(Refused.class);
    String before = trust.state();
    assertThat(trust.decide(thumb, Standing.TRUSTED)).isTrue();
    assertThat(trust.state()).isNotEqualTo(before);
    assertThat(trust.stillTrusts(List.of(certificate))).isTrue();
    assertThat(quarantined()).isEmpty();
    ServerCertificate known =
        trust.list(Map.of(SERVER, List.of("P-1", "P-2"))).stream().findFirst().orElseThrow();
    assertThat(known.standing()).isEqualTo(Standing.TRUSTED);
    assertThat(known.servers()).containsExactly(SERVER);
    assertThat(known.devices()).containsExactly("P-1", "P-2");
    assertThat(known.printed()).startsWith(thumb.substring(0, 2).toUpperCase(Locale.ROOT) + ":");
    assertThat(trust.decide(thumb, Standing.REFUSED)).isTrue();
    assertThat(trust.stillTrusts(List.of(certificate))).isFalse();
    assertThatThrownBy(() -> trust.check(SERVER, List.of(certificate), URI))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("somebody refused it");
    assertThat(quarantined()).as("nobody is asked again").isEmpty();
    assertThat(trust.decide(thumb, Standing.QUARANTINED)).isTrue();
    assertThat(quarantined()).hasSize(1);
    assertThat(trust.forget(thumb)).isTrue();
    assertThat(trust.list(Map.of())).isEmpty();
  }

  @Test
  void aFileWithSeveralCertificatesLosesOnlyTheOneThatIsRemoved() throws Exception {
    Trust trust = open();
    X509Certificate first = certificate(Period.ofDays(2));
    X509Certificate second = certificate(Period.ofDays(3));
    Files.write(folder.resolve("trusted").resolve("both.pem"), pem(first, second));
    assertThat(trust.forget(thumb(first))).isTrue();
    assertThat(trust.stillTrusts(List.of(first))).isFalse();
    assertThat(trust.stillTrusts(List.of(second))).isTrue();
  }

  private static byte[] pem(X509Certificate... certificates) throws Exception {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      text.append("-----BEGIN CERTIFICATE-----\n")
          .append(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()))
          .append("\n-----END CERTIFICATE-----\n");
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aKeyOfAnEarlyVersionIsLockedAnewAndAnotherPasswordOpensNothing() throws Exception {
    X509Certificate own = open().own().certificate();
    Path store = folder.resolve("own").resolve("client.p12");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "the key of a test".toCharArray());
    }
    String alias = keys.aliases().nextElement();
    KeyStore early = KeyStore.getInstance("PKCS12");
    early.load(null, null);
    early.setKeyEntry(
        alias,
        keys.getKey(alias, "the key of a test".toCharArray()),
        "collectors".toCharArray(),
        keys.getCertificateChain(alias));
    try (OutputStream out = Files.newOutputStream(store)) {
      early.store(out, "collectors".toCharArray());
    }
    assertThat(open().own().certificate()).isEqualTo(own);
    assertThatThrownBy(() -> Trust.open(folder, new Secret("collectors"), InstantSource.system()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(store + " cannot be opened")
        .hasMessageNotContaining("the key of a test");
  }

  @Test
  void anExpiredCertificateIsRefusedThoughItIsTrusted() throws Exception {
    Trust trust = open();
    X509Certificate certificate = certificate(Period.ofDays(-1));
    trust(certificate);
    assertThatThrownBy(() -> trust.check(SERVER, List.of(certificate), URI))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Bad_CertificateTimeInvalid")
        .hasMessageContaining(
            "valid %tF to %tF".formatted(certificate.getNotBefore(), certificate.getNotAfter()))
        .extracting(thrown -> ((Refused) thrown).fault())
        .isEqualTo(Fault.CERTIFICATE_EXPIRED);
  }

  @Test
  void aCertificateOfAnotherApplicationIsRefused() throws Exception {
    Trust trust = open();
    X509Certificate certificate = certificate(Period.ofDays(2));
    trust(certificate);
    assertThatThrownBy(() -> trust.check(SERVER, List.of(certificate), "urn:somebody:else"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Bad_CertificateUriInvalid")
        .extracting(thrown -> ((Refused) thrown).fault())
        .isEqualTo(Fault.CERTIFICATE_REFUSED);
  }

  @Test
  void aFileThatIsNoCertificateIsNamed() throws Exception {
    Trust trust = open();
    X509Certificate certificate = certificate(Period.ofDays(2));
    Path file = folder.resolve("trusted").resolve("notes.pem");
    Files.writeString(file, "-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----\n");
    assertThatThrownBy(() -> trust.check(SERVER, List.of(certificate), URI))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(file + " is not a certificate");
  }
}
