package org.parkwatch.collectors.opcua;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.facility.commissioning.ServerCertificate.Standing;

/**
 * The certificates of servers as files, DER or PEM: {@code trusted} holds those of servers and of
 * authorities, {@code issuers} those of authorities between, {@code quarantine} those that nobody
 * decided about, {@code refused} those that somebody refused. People may move files by hand: the
 * folders are read again each time. Thread-safe.
 */
final class TrustFolder {
  /** More unknown ones are not kept: somebody shows us a new one again and again. */
  private static final int MOST_QUARANTINED = 200;

  private static final String ISSUERS = "issuers";
  private static final Map<Standing, String> NAMES =
      Map.of(
          Standing.TRUSTED, "trusted",
          Standing.QUARANTINED, "quarantine",
          Standing.REFUSED, "refused");

  private final Path folder;
  private final InstantSource clock;

  /** A certificate in one of the folders, since its file was put there. */
  record Filed(X509Certificate certificate, Standing standing, Path file, Instant since) {}

  /**
   * Opens the folders; makes those that are missing.
   *
   * @throws IOException if one cannot be made
   */
  TrustFolder(Path folder, InstantSource clock) throws IOException {
    this.folder = folder;
    this.clock = clock;
    for (String name : List.of("trusted", ISSUERS, "quarantine", "refused")) {
      Files.createDirectories(
          folder.resolve(name),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /** SHA-256 of the whole certificate, in hexadecimal digits. */
  static String thumbprint(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (CertificateEncodingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java cannot digest a certificate", e);
    }
  }

  Path path(Standing standing) {
    return folder.resolve(NAMES.getOrDefault(standing, ""));
  }

  /**
   * All certificates of one standing.
   *
   * @throws IOException naming the file that is no certificate
   */
  List<Filed> list(Standing standing) throws IOException {
    List<Filed> filed = new ArrayList<>();
    for (Path file : files(path(standing))) {
      Optional<Instant> since = since(file);
      if (since.isPresent()) {
        for (X509Certificate certificate : read(file)) {
          filed.add(new Filed(certificate, standing, file, since.get()));
        }
      }
    }
    return filed;
  }

  List<X509Certificate> trusted() throws IOException {
    return list(Standing.TRUSTED).stream().map(Filed::certificate).toList();
  }

  List<X509Certificate> issuers() throws IOException {
    List<X509Certificate> certificates = new ArrayList<>();
    for (Path file : files(folder.resolve(ISSUERS))) {
      certificates.addAll(read(file));
    }
    return certificates;
  }

  boolean refused(X509Certificate certificate) throws IOException {
    return list(Standing.REFUSED).stream().anyMatch(f -> f.certificate().equals(certificate));
  }

  /**
   * Keeps a certificate until somebody decides about it; one that is kept already stays as it is.
   */
  synchronized void quarantine(X509Certificate certificate) throws IOException {
    List<Filed> kept = list(Standing.QUARANTINED);
    if (kept.size() < MOST_QUARANTINED
        && kept.stream().noneMatch(f -> f.certificate().equals(certificate))) {
      write(certificate, Standing.QUARANTINED);
    }
  }

  /**
   * Puts a certificate elsewhere.
   *
   * @return false if there is none of this thumbprint
   */
  synchronized boolean move(String thumbprint, Standing standing) throws IOException {
    List<Filed> found = find(thumbprint);
    if (found.isEmpty()) {
      return false;
    }
    if (found.stream().noneMatch(f -> f.standing() == standing)) {
      write(found.getFirst().certificate(), standing);
    }
    for (Filed filed : found) {
      if (filed.standing() != standing) {
        delete(filed);
      }
    }
    return true;
  }

  /**
   * Removes a certificate.
   *
   * @return false if there is none of this thumbprint
   */
  synchronized boolean forget(String thumbprint) throws IOException {
    List<Filed> found = find(thumbprint);
    for (Filed filed : found) {
      delete(filed);
    }
    return !found.isEmpty();
  }

  private List<Filed> find(String thumbprint) throws IOException {
    List<Filed> found = new ArrayList<>();
    for (Standing standing : Standing.values()) {
      for (Filed filed : list(standing)) {
        if (thumbprint(filed.certificate()).equals(thumbprint.toLowerCase(Locale.ROOT))) {
          found.add(filed);
        }
      }
    }
    return found;
  }

  /** Takes one out; the others of a file with several become files of their own. */
  private void delete(Filed filed) throws IOException {
    List<X509Certificate> others = read(filed.file());
    others.remove(filed.certificate());
    for (X509Certificate other : others) {
      write(other, filed.standing());
    }
    Files.deleteIfExists(filed.file());
  }

  /** Whole or not at all. */
  private void write(X509Certificate certificate, Standing standing) throws IOException {
    Path made = Files.createTempFile(path(standing), "new", "");
    try {
      Files.write(made, certificate.getEncoded());
      Files.setLastModifiedTime(made, FileTime.from(clock.instant()));
      Files.move(
          made,
          path(standing).resolve(thumbprint(certificate) + ".der"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (CertificateEncodingException e) {
      throw new IOException("a certificate cannot be encoded", e);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  /** Another text whenever a file came or went; cheap. */
  String state() {
    StringBuilder state = new StringBuilder();
    for (String name : List.of("trusted", ISSUERS, "quarantine", "refused")) {
      state.append(since(folder.resolve(name))).append(' ');
    }
    return state.toString();
  }

  private static Optional<Instant> since(Path file) {
    try {
      return Optional.of(Files.getLastModifiedTime(file).toInstant());
    } catch (IOException e) {
      return Optional.empty(); // moved away meanwhile
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{der,crt,cer,pem}")) {
      List<Path> all = new ArrayList<>();
      files.forEach(all::add);
      all.sort(null);
      return all;
    }
  }

  private static List<X509Certificate> read(Path file) throws IOException {
    List<X509Certificate> certificates = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .forEach(read -> certificates.add((X509Certificate) read));
    } catch (NoSuchFileException e) {
      return certificates; // moved away meanwhile
    } catch (CertificateException e) {
      throw new IOException(file + " is not a certificate", e);
    }
    return certificates;
  }
}
