package org.parkwatch.collectors.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfig;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.parkwatch.collectors.connections.ServerSettings;
import org.parkwatch.collectors.connections.ServerSettings.Policy;
import org.parkwatch.collectors.health.Fault;

/** The way to a session: whom we speak to, how, and whether we may trust it. Immutable. */
record LinkOpening(
    ServerKey server,
    ServerSettings settings,
    Trust trust,
    OpcUaOptions options,
    InstantSource clock) {
  /**
   * Opens a session with the best endpoint that both sides understand, and waits until the server
   * told all values once.
   *
   * @param counted is run for each message that the server sends
   * @throws Refused with the reason
   */
  Link open(Collection<OpcUaDevice> devices, Changes changes, Runnable counted) throws Refused {
    Identity identity =
        new Identity(
            server.credential(), settings.policies().stream().anyMatch(Policy::deprecated));
    Refused last = new Refused(Fault.SERVER_REFUSES, "");
    try {
      for (EndpointDescription endpoint : Endpoints.fitting(server, settings, identity, options)) {
        try {
          return open(endpoint, identity, devices, changes, counted);
        } catch (Refused e) {
          if (!e.securityMisunderstood()) {
            throw e;
          }
          last = e; // the two sides read a policy differently: the next one may do
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refused.of(e);
    }
    throw last;
  }

  private Link open(
      EndpointDescription endpoint,
      Identity identity,
      Collection<OpcUaDevice> devices,
      Changes changes,
      Runnable counted)
      throws Refused {
    Link link = null;
    try {
      List<X509Certificate> chain = List.of();
      if (endpoint.getSecurityMode() != MessageSecurityMode.None) {
        String uri = endpoint.getServer().getApplicationUri();
        chain = CertificateUtil.decodeCertificates(endpoint.getServerCertificate().bytesOrEmpty());
        trust.check(server.address(), chain, uri);
      }
      OpcUaClient client = OpcUaClient.create(config(identity, endpoint));
      link = new Link(options, client, chain, changes, counted);
      link.connect(devices, clock);
      return link;
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      if (link != null) {
        link.close();
      }
      throw Refused.of(e);
    }
  }

  private OpcUaClientConfig config(Identity identity, EndpointDescription endpoint) throws Refused {
    CertificateValidator validator =
        (chain, uri, hosts) -> {
          try {
            trust.check(server.address(), chain, uri);
          } catch (Refused e) {
            throw new UaException(StatusCodes.Bad_CertificateUntrusted, e);
          }
        };
    X509Certificate own = trust.own().certificate();
    return OpcUaClientConfig.builder()
        .setApplicationName(LocalizedText.english("Parkwatch collector"))
        .setApplicationUri(OwnKey.APPLICATION_URI)
        .setEndpoint(endpoint)
        .setKeyPair(trust.own().keyPair())
        .setCertificate(own)
        .setCertificateChain(new X509Certificate[] {own})
        .setCertificateValidator(validator)
        .setIdentityProvider(identity.provider(endpoint, validator))
        .setRequestTimeout(uint(options.timeout().toMillis()))
        .setKeepAliveInterval(uint(options.keepAlive().toMillis()))
        .setKeepAliveTimeout(uint(options.timeout().toMillis()))
        .build();
  }
}
