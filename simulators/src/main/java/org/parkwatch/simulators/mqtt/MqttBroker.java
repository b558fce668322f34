package org.parkwatch.simulators.mqtt;

import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import io.moquette.broker.security.PermitAllAuthorizatorPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Properties;
import org.parkwatch.simulators.agent.Login;
import org.parkwatch.simulators.net.Loopback;

/**
 * An embedded broker: MQTT 3.1.1 in 127.0.0.0/8, for who has the password. It keeps nothing on
 * disk, and what it would tell its makers over the net is switched off.
 */
public final class MqttBroker implements AutoCloseable {
  private static final int LOWEST_PORT = 1024;
  private static final int MAX_MESSAGE_BYTES = 256 << 10;

  private final Server server = new Server();

  /**
   * Starts to listen.
   *
   * @param host an address of 127.0.0.0/8, {@code port} above 1024
   * @throws IllegalArgumentException if it is something else
   * @throws IOException if the address is taken
   */
  public MqttBroker(String host, int port, Login login) throws IOException {
    Loopback.parse(host);
    if (port <= LOWEST_PORT) {
      throw new IllegalArgumentException("port " + port + " is not above 1024");
    }
    MemoryConfig config = new MemoryConfig(new Properties());
    config.setProperty(IConfig.HOST_PROPERTY_NAME, host);
    config.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port));
    config.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "false");
    config.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
    config.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
    config.setProperty(IConfig.NETTY_MAX_BYTES_PROPERTY_NAME, Integer.toString(MAX_MESSAGE_BYTES));
    byte[] password = login.password().getBytes(StandardCharsets.UTF_8);
    try {
      server.startServer(
          config,
          List.of(),
          null,
          (client, username, given) ->
              login.username().equals(username)
                  && given != null
                  && MessageDigest.isEqual(password, given),
          new PermitAllAuthorizatorPolicy());
    } catch (RuntimeException e) {
      throw new IOException("MQTT broker cannot listen at " + host + ":" + port, e);
    }
  }

  @Override
  public void close() {
    server.stopServer();
  }
}
