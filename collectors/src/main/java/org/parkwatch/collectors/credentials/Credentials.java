package org.parkwatch.collectors.credentials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.facility.yaml.YamlFile;
import org.parkwatch.facility.yaml.YamlMap;

/**
 * Named secrets by which devices are asked. Immutable and thread-safe; its text form shows names
 * only.
 *
 * <pre>
 * rack-pdus:
 *   community: …
 * </pre>
 */
public final class Credentials {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Map<String, Secret> communities;

  private Credentials(Map<String, Secret> communities) {
    this.communities = Map.copyOf(communities);
  }

  /** Credentials given by the program, such as those of the reference park. */
  public static Credentials of(Map<String, Secret> communities) {
    return new Credentials(communities);
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
    Map<String, Secret> communities = new HashMap<>();
    YamlFile.read(file.toString(), Files.readString(file), problems)
        .ifPresent(map -> {
          for (String name : map.keys()) {
            map.map(name).ifPresent(entry -> communities.put(name, community(entry)));
          }
        });
    problems.refuseIfAny(problems.count() + " mistakes in credentials:");
    return new Credentials(communities);
  }

  /** Writes credentials to a new file that only its owner may read. */
  public static void create(Path file, Map<String, Secret> communities) throws IOException {
    StringBuilder text = new StringBuilder();
    communities.forEach((name, secret) ->
        text.append(name)
            .append(":\n  community: '")
            .append(secret.reveal().replace("'", "''"))
            .append("'\n"));
    Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.writeString(file, text);
  }

  /** The SNMP v1/v2c community of this name. */
  public Optional<Secret> community(String name) {
    return Optional.ofNullable(communities.get(name));
  }

  private static Secret community(YamlMap entry) {
    Secret secret = new Secret(entry.text("community"));
    entry.refuseUnknownKeys();
    return secret;
  }

  private static void checkOwnerOnly(Path file, Problems problems) throws IOException {
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
    return "Credentials" + communities.keySet();
  }
}
