package org.parkwatch.simulators.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parkwatch.simulators.snmp.UsmUser;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads the SNMP communities and users from the secrets file, {@code rack-pdus: {community: ...}}
 * for each name. Other keys of a credential are left to those who need them.
 */
public final class Communities {
  private Communities() {}

  /**
   * Users of SNMPv3 by name of the credential: {@code user}, {@code auth-password}, {@code
   * priv-password}, and {@code auth: SHA-1} where it is not SHA-256.
   *
   * @throws IOException as {@link #read}
   */
  public static Map<String, UsmUser> users(Path file) throws IOException {
    Map<String, UsmUser> users = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    load(file)
        .forEach((name, credential) -> {
          if (credential instanceof Map<?, ?> keys && keys.containsKey("user")) {
            try {
              users.put(String.valueOf(name), user(keys));
            } catch (IllegalArgumentException e) {
              problems.add(file + ", " + name + ": " + e.getMessage());
            }
          }
        });
    refuse(problems);
    return users;
  }

  private static UsmUser user(Map<?, ?> keys) {
    Object auth = keys.get("auth");
    UsmUser.Authentication authentication =
        auth == null || auth.equals("SHA-256")
            ? UsmUser.Authentication.SHA256
            : UsmUser.Authentication.SHA1;
    if (auth != null && !auth.equals("SHA-256") && !auth.equals("SHA-1")) {
      throw new IllegalArgumentException("auth: expected SHA-256 or SHA-1");
    }
    return new UsmUser(
        text(keys, "user"),
        authentication,
        text(keys, "auth-password"),
        text(keys, "priv-password"));
  }

  private static String text(Map<?, ?> keys, String key) {
    if (keys.get(key) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw new IllegalArgumentException(key + ": expected text");
  }

  private static void refuse(List<String> problems) throws IOException {
    if (!problems.isEmpty()) {
      throw new IOException(String.join("; ", problems));
    }
  }

  /** Credentials by name, not looked into. */
  static Map<?, ?> load(Path file) throws IOException {
    try {
      Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
      if (yaml instanceof Map<?, ?> credentials) {
        return credentials;
      }
      throw new IOException(file + ": expected credentials by name");
    } catch (YAMLException e) {
      throw new IOException(file + " is not YAML");
    }
  }

  /**
   * Community by name of the credential.
   *
   * @throws IOException if there is no such file or it is something else; names file and key, never
   *     a secret
   */
  public static Map<String, String> read(Path file) throws IOException {
    Map<String, String> communities = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    load(file)
        .forEach((name, credential) -> {
          if (!(credential instanceof Map<?, ?> keys)) {
            problems.add(file + ", " + name + ": expected keys, such as community");
          } else if (keys.get("community") instanceof String community && !community.isEmpty()) {
            communities.put(String.valueOf(name), community);
          } else if (keys.containsKey("community")) {
            problems.add(file + ", " + name + ", community: expected text");
          }
        });
    refuse(problems);
    return communities;
  }
}
