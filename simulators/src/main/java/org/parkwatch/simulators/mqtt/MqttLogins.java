package org.parkwatch.simulators.mqtt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads names and passwords from the secrets file, {@code room-gateways: {username: ..., password:
 * ...}} for each name of a credential. Other kinds are left to those who need them.
 */
public final class MqttLogins {
  private MqttLogins() {}

  /**
   * Logins by name of the credential; none if there is no such file.
   *
   * @throws IOException if it is something else; names file and key, never a secret
   */
  public static Map<String, MqttGateways.Login> read(Path file) throws IOException {
    Map<String, MqttGateways.Login> logins = new TreeMap<>();
    if (!Files.exists(file)) {
      return logins;
    }
    Object yaml;
    try {
      yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    } catch (YAMLException e) {
      throw new IOException(file + " is not YAML");
    }
    if (!(yaml instanceof Map<?, ?> credentials)) {
      throw new IOException(file + ": expected credentials by name");
    }
    for (Map.Entry<?, ?> entry : credentials.entrySet()) {
      if (entry.getValue() instanceof Map<?, ?> keys && keys.containsKey("username")) {
        if (!(keys.get("username") instanceof String username)
            || !(keys.get("password") instanceof String password)) {
          throw new IOException(
              file + ", " + entry.getKey() + ": username and password must be texts");
        }
        logins.put(String.valueOf(entry.getKey()), new MqttGateways.Login(username, password));
      }
    }
    return logins;
  }
}
