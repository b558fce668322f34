package org.parkwatch.simulators.opcua;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.CompositeValidator;
import org.eclipse.milo.opcua.sdk.server.identity.IdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.UsernameIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.X509IdentityValidator;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;
import org.parkwatch.simulators.agent.Login;
import org.parkwatch.simulators.fault.LineFaults;
import org.parkwatch.simulators.lists.ReferenceList;
import org.parkwatch.simulators.net.Loopback;
import org.parkwatch.simulators.plant.Signals;

/**
 * The management system of one building. It listens at its own loopback address and nowhere else.
 * Thread-safe.
 */
final class BmsServer implements AutoCloseable {
  private static final long STOP_SECONDS = 5;

  /** Its own, so that its end is the end of every channel: the library does not wait for them. */
  private final EventLoopGroup loop =
      new NioEventLoopGroup(1, Thread.ofPlatform().daemon().name("bms").factory());

  private final OpcUaServer server;
  private final BmsNamespace namespace;

  /**
   * Starts to listen.
   *
   * @param devices all of one host and port
   * @param certificates folder for the server's certificate
   * @param clients folder with the certificates of those who may connect
   * @throws IllegalArgumentException if a device cannot be shown or the host is no loopback address
   * @throws IOException if the port is taken or the folder cannot be used
   */
  BmsServer(
      List<BmsDevice> devices,
      Map<String, ReferenceList> lists,
      Signals signals,
      LineFaults faults,
      Map<String, Login> logins,
      Path certificates,
      Path clients,
      BmsOffer offer)
      throws IOException {
    BmsDevice first = devices.getFirst();
    String host = Loopback.text(Loopback.parse(first.host()));
    Login login = logins.get(first.credential());
    if (login == null) {
      throw new IllegalArgumentException(
          first.code() + ": no user name and password '" + first.credential() + "'");
    }
    ServerCertificate certificate =
        ServerCertificate.of(certificates, host, TrustedClients.in(clients));
    OpcUaServerConfig config =
        OpcUaServerConfig.builder()
            .setApplicationName(LocalizedText.english("Building management " + host))
            .setApplicationUri(certificate.applicationUri())
            .setProductUri("urn:parkwatch:simulators:bms")
            .setCertificateManager(certificate.manager())
            .setIdentityValidator(users(login, clients, offer))
            .setEndpoints(new BmsEndpoints(host, first.port(), certificate.certificate()).of(offer))
            .build();
    OpcTcpServerTransportConfig transport =
        OpcTcpServerTransportConfig.newBuilder().setEventLoop(loop).build();
    server = new OpcUaServer(config, profile -> new OpcTcpServerTransport(transport));
    namespace = new BmsNamespace(server, devices, lists, signals, faults);
    namespace.startup();
    namespace.update();
    try {
      server.startup().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw new IOException("opc.tcp://" + host + ":" + first.port() + " cannot be opened", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static IdentityValidator users(Login login, Path clients, BmsOffer offer) {
    IdentityValidator named =
        new UsernameIdentityValidator(challenge ->
            same(challenge.getUsername(), login.username())
                && same(challenge.getPassword(), login.password()));
    return switch (offer) {
      case USUAL -> named;
      case EVERYTHING ->
          new CompositeValidator(
              named,
              AnonymousIdentityValidator.INSTANCE,
              new X509IdentityValidator(
                  user -> TrustedClients.holds(clients.resolve("users"), user)));
    };
  }

  int variables() {
    return namespace.variables();
  }

  void update() {
    namespace.update();
  }

  @Override
  public void close() {
    namespace.shutdown();
    try {
      server.shutdown().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      System.getLogger(BmsServer.class.getName())
          .log(System.Logger.Level.WARNING, "an OPC UA server did not end in order", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS)
        .awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
  }
}
