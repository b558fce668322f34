package org.parkwatch.collectors.rig;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.OwnCertificate;
import org.parkwatch.collectors.credentials.Secret;

/** An authority and what it signs, made by openssl. */
public final class Pki {
  private static final Path OPENSSL = Path.of("/usr/bin/openssl");

  private static final List<String> QUICK =
      List.of("ec", "-pkeyopt", "ec_paramgen_curve:prime256v1");

  private final Path folder;
  private final String name;

  private Pki(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** A certificate and its key, as files and as a credential. */
  public record Pair(Path certificateFile, Path keyFile) {
    /** The certificate itself. */
    public X509Certificate certificate() throws IOException, CertificateException {
      return OwnCertificate.chain(Files.readString(certificateFile)).getFirst();
    }

    /** Without a name and password beside it. */
    public Credential.Certificate credential() throws IOException {
      return new Credential.Certificate(
          Files.readString(certificateFile),
          new Secret(Files.readString(keyFile)),
          Optional.empty());
    }
  }

  /** A new authority; skips the test where there is no openssl. */
  public static Pki make(Path folder) throws IOException, InterruptedException {
    return make(folder, "authority");
  }

  /** Another authority in the same folder. */
  public static Pki make(Path folder, String name) throws IOException, InterruptedException {
    Needs.that("openssl (Debian: openssl)", Files.isExecutable(OPENSSL));
    Files.createDirectories(folder);
    Pki pki = new Pki(folder, name);
    pki.openssl(
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-keyout",
        name + ".key",
        "-out",
        name + ".pem",
        "-days",
        "2",
        "-subj",
        "/CN=" + name);
    return pki;
  }

  /** The authority's own certificate. */
  public Path authority() {
    return folder.resolve(name + ".pem");
  }

  /** Of a user or client; its key is RSA, for OPC UA takes nothing else. */
  public Pair client(String subject) throws IOException, InterruptedException {
    return pair(subject, List.of("rsa:2048"), "extendedKeyUsage=clientAuth", "-days", "2");
  }

  /**
   * Of a server.
   *
   * @param names such as {@code IP:127.0.0.1}
   */
  public Pair server(String subject, String names) throws IOException, InterruptedException {
    return pair(subject, QUICK, "subjectAltName=" + names, "-days", "2");
  }

  /** Of a server; it ended yesterday. */
  public Pair expired(String subject, String names) throws IOException, InterruptedException {
    return pair(subject, QUICK, "subjectAltName=" + names, "-days", "-1");
  }

  private Pair pair(String subject, List<String> key, String extension, String... validity)
      throws IOException, InterruptedException {
    List<String> request = new ArrayList<>(List.of("req", "-newkey"));
    request.addAll(key);
    request.addAll(
        List.of(
            "-nodes",
            "-keyout",
            subject + ".key",
            "-out",
            subject + ".csr",
            "-subj",
            "/CN=" + subject));
    openssl(request.toArray(String[]::new));
    Files.writeString(
        folder.resolve(subject + ".ext"), extension + "\n", StandardCharsets.US_ASCII);
    List<String> sign =
        new ArrayList<>(
            List.of(
                "x509",
                "-req",
                "-in",
                subject + ".csr",
                "-CA",
                name + ".pem",
                "-CAkey",
                name + ".key",
                "-CAcreateserial",
                "-extfile",
                subject + ".ext",
                "-out",
                subject + ".pem"));
    sign.addAll(Arrays.asList(validity));
    openssl(sign.toArray(String[]::new));
    return new Pair(folder.resolve(subject + ".pem"), folder.resolve(subject + ".key"));
  }

  private void openssl(String... arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(OPENSSL.toString()));
    line.addAll(Arrays.asList(arguments));
    Process process =
        new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(String.join(" ", arguments) + ": " + out);
    }
  }
}
