package org.parkwatch.collectors.credentials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.facility.yaml.YamlFile;
import org.parkwatch.facility.yaml.YamlMap;

/**
 * Named secrets by which devices are asked. Thread-safe; its text form shows names only. Others can
 * take their place while everything runs.
 *
 * <pre>
 * rack-pdus:
 *   community: …
 * rack-pdus-v3:
 *   user: parkwatch
 *   auth: SHA-256          # none, MD5, SHA-1, SHA-224, SHA-256, SHA-384, SHA-512
 *   auth-password: …       # not with auth: none
 *   priv: AES-128          # none, DES, AES-128, AES-192, AES-256, AES-192-C, AES-256-C
 *   priv-password: …       # not with priv: none
 * broker:
 *   username: parkwatch
 *   password: …
 * bms-1:
 *   certificate: |         # PEM; a username and password may stand beside it
 *     …
 *   key: |                 # PEM, PKCS #8, without a password
 *     …
 * </pre>
 */
public final class Credentials {
  /** RFC 3414, 11.2: shorter passwords are too easily guessed, and agents refuse them. */
  private static final int SHORTEST_SNMP_PASSWORD = 8;

  private volatile Map<String, Credential> byName;

  private Credentials(Map<String, Credential> byName) {
    this.byName = Map.copyOf(byName);
  }

  /** Credentials given by the program, such as those of the reference park. */
  public static Credentials of(Map<String, Credential> byName) {
    return new Credentials(byName);
  }

  /**
   * Reads the file.
   *
   * @throws org.parkwatch.facility.yaml.InputRefused with every mistake; no message shows a secret
   * @throws IOException if it cannot be read
   */
  public static Credentials load(Path file) throws IOException {
    Problems problems = new Problems();
    checkOwnerOnly(file, problems);
    Map<String, Credential> byName = new HashMap<>();
    YamlFile.read(file.toString(), Files.readString(file), problems)
        .ifPresent(map -> {
          for (String name : map.keys()) {
            map.map(name)
                .flatMap(Credentials::credential)
                .ifPresent(credential -> byName.put(name, credential));
          }
        });
    refuseIfAny(problems);
    return new Credentials(byName);
  }

  static void refuseIfAny(Problems problems) {
    problems.refuseIfAny(problems.count() + " mistakes in credentials:");
  }

  /** From now on these are the secrets; who holds a credential keeps it until he asks again. */
  public void become(Credentials other) {
    byName = other.byName;
  }

  /** The same secrets, whatever becomes of these. */
  public Credentials copy() {
    return new Credentials(byName);
  }

  /** Names under which there is another secret, or none any more, than in others. */
  public Set<String> changedFrom(Credentials others) {
    Set<String> changed = new TreeSet<>(byName.keySet());
    changed.addAll(others.byName.keySet());
    changed.removeIf(name -> Objects.equals(byName.get(name), others.byName.get(name)));
    return changed;
  }

  /** The credential of this name if it is of this kind. */
  public <C extends Credential> Optional<C> find(@Nullable String name, Class<C> kind) {
    return name == null
        ? Optional.empty()
        : Optional.ofNullable(byName.get(name)).filter(kind::isInstance).map(kind::cast);
  }

  static Optional<Credential> credential(YamlMap entry) {
    Credential credential = null;
    if (entry.has("community")) {
      credential = new Credential.Community(secret(entry, "community"));
    } else if (entry.has("user")) {
      credential = user(entry);
    } else if (entry.has("certificate")) {
      credential = certificate(entry);
    } else if (entry.has("username")) {
      credential = login(entry);
    } else {
      entry.problem("", "needs one of community, user, username and certificate");
    }
    entry.refuseUnknownKeys();
    return Optional.ofNullable(credential);
  }

  private static Credential user(YamlMap entry) {
    Credential.Auth auth = entry.oneOf("auth", Credential.Auth.class, Credential.Auth.SHA_256);
    boolean signs = auth != Credential.Auth.NONE;
    Credential.Priv usual = signs ? Credential.Priv.AES_128 : Credential.Priv.NONE;
    Credential.Priv priv = entry.oneOf("priv", Credential.Priv.class, usual);
    boolean encrypts = priv != Credential.Priv.NONE;
    if (encrypts && !signs) {
      entry.problem("priv", "must be none with auth: none; SNMPv3 encrypts nothing unsigned");
    }
    return new Credential.SnmpUser(
        entry.text("user"),
        auth,
        password(entry, "auth-password", signs, "auth: none"),
        priv,
        password(entry, "priv-password", encrypts, "priv: none"));
  }

  private static Credential.Login login(YamlMap entry) {
    return new Credential.Login(entry.text("username"), secret(entry, "password"));
  }

  private static Credential.Certificate certificate(YamlMap entry) {
    Credential.Certificate certificate =
        new Credential.Certificate(
            entry.text("certificate"),
            secret(entry, "key"),
            entry.has("username") ? Optional.of(login(entry)) : Optional.empty());
    if (entry.has("key")) {
      try {
        OwnCertificate.of(certificate);
      } catch (GeneralSecurityException e) {
        entry.problem("certificate", String.valueOf(e.getMessage()));
      }
    }
    return certificate;
  }

  private static Secret secret(YamlMap entry, String key) {
    return new Secret(entry.text(key));
  }

  private static Secret password(YamlMap entry, String key, boolean needed, String without) {
    if (!needed) {
      if (entry.has(key)) {
        entry.problem(key, "has no use with " + without);
      }
      return new Secret("");
    }
    String text = entry.text(key);
    if (entry.has(key) && text.length() < SHORTEST_SNMP_PASSWORD) {
      entry.problem(key, "needs at least " + SHORTEST_SNMP_PASSWORD + " characters (RFC 3414)");
    }
    return new Secret(text);
  }

  static void checkOwnerOnly(Path file, Problems problems) throws IOException {
    Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
    if (granted.stream().anyMatch(p -> !p.name().startsWith("OWNER_"))) {
      problems.add(
          file.toString(),
          1,
          "",
          "is open to others ("
              + PosixFilePermissions.toString(granted)
              + "); run chmod 600 on it");
    }
  }

  @Override
  public String toString() {
    return "Credentials" + new TreeSet<>(byName.keySet());
  }
}
