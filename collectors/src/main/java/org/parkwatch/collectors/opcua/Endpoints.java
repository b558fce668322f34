package org.parkwatch.collectors.opcua;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.parkwatch.collectors.health.Fault;

/** Asks a server how it may be spoken to. Nothing that it says here is believed unchecked. */
final class Endpoints {
  private Endpoints() {}

  /**
   * The server's endpoint with Basic256Sha256, signature and encryption, that takes a user name. It
   * is at the address that we know, whatever the server says: many say a name that nobody resolves.
   *
   * @throws Refused if there is none, or no answer
   */
  static EndpointDescription secured(ServerKey server, OpcUaOptions options)
      throws Refused, InterruptedException {
    List<EndpointDescription> endpoints = ask(server, options);
    EndpointDescription found =
        endpoints.stream()
            .filter(Endpoints::isSecured)
            .findFirst()
            .orElseThrow(() ->
                new Refused(
                    Fault.SERVER_REFUSES,
                    "(it has no endpoint with Basic256Sha256, SignAndEncrypt and user names,"
                        + " only "
                        + endpoints.stream()
                            .map(Endpoints::text)
                            .distinct()
                            .collect(Collectors.joining(", "))
                        + ")"));
    return EndpointUtil.updateUrl(found, server.host(), server.port());
  }

  private static List<EndpointDescription> ask(ServerKey server, OpcUaOptions options)
      throws Refused, InterruptedException {
    try {
      return ask(server.url(), options);
    } catch (ExecutionException first) {
      try {
        // servers without an open endpoint may have one for discovery alone: OPC 10000-12, 4.3.2
        return ask(server.url() + "/discovery", options);
      } catch (ExecutionException | TimeoutException second) {
        throw Refused.of(first);
      }
    } catch (TimeoutException e) {
      throw new Refused(Fault.SERVER_SILENT, "within " + options.timeout().toMillis() + " ms");
    }
  }

  private static List<EndpointDescription> ask(String url, OpcUaOptions options)
      throws ExecutionException, TimeoutException, InterruptedException {
    return DiscoveryClient.getEndpoints(url)
        .get(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
  }

  private static boolean isSecured(EndpointDescription endpoint) {
    UserTokenPolicy[] tokens = endpoint.getUserIdentityTokens();
    return SecurityPolicy.Basic256Sha256.getUri().equals(endpoint.getSecurityPolicyUri())
        && endpoint.getSecurityMode() == MessageSecurityMode.SignAndEncrypt
        && tokens != null
        && Arrays.stream(tokens).anyMatch(t -> t.getTokenType() == UserTokenType.UserName);
  }

  private static String text(EndpointDescription endpoint) {
    String policy = String.valueOf(endpoint.getSecurityPolicyUri());
    return policy.substring(policy.indexOf('#') + 1) + " " + endpoint.getSecurityMode();
  }
}
