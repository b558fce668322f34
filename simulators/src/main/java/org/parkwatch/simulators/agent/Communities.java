package org.parkwatch.simulators.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads the SNMP communities from the secrets file, {@code rack-pdus: {community: ...}} for each
 * name. Other keys of a credential are left to those who need them.
 */
public final class Communities {
  private Communities() {}

  /**
   * Community by name of the credential.
   *
   * @throws IOException if there is no such file or it is something else; names file and key, never
   *     a secret
   */
  public static Map<String, String> read(Path file) throws IOException {
    Object yaml;
    try {
      yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    } catch (YAMLException e) {
      throw new IOException(file + " is not YAML");
    }
    if (!(yaml instanceof Map<?, ?> credentials)) {
      throw new IOException(file + ": expected credentials by name");
    }
    Map<String, String> communities = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    credentials.forEach((name, credential) -> {
      if (!(credential instanceof Map<?, ?> keys)) {
        problems.add(file + ", " + name + ": expected keys, such as community");
      } else if (keys.get("community") instanceof String community && !community.isEmpty()) {
        communities.put(String.valueOf(name), community);
      } else if (keys.containsKey("community")) {
        problems.add(file + ", " + name + ", community: expected text");
      }
    });
    if (!problems.isEmpty()) {
      throw new IOException(String.join("; ", problems));
    }
    return communities;
  }
}
