package org.parkwatch.collectors.opcua;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.parkwatch.collectors.connections.ServerSettings;
import org.parkwatch.collectors.connections.ServerSettings.Policy;
import org.parkwatch.collectors.health.Fault;

/** Asks a server how it may be spoken to. Nothing that it says here is believed unchecked. */
final class Endpoints {
  private static final String POLICY = "http://opcfoundation.org/UA/SecurityPolicy#";

  private Endpoints() {}

  /**
   * The server's endpoints with policies that are allowed and that take who we are, the best first.
   * They are at the address that we know, whatever the server says: many say a name that nobody
   * resolves.
   *
   * @throws Refused if there is none, or no answer
   */
  static List<EndpointDescription> fitting(
      ServerKey server, ServerSettings settings, Identity identity, OpcUaOptions options)
      throws Refused, InterruptedException {
    List<EndpointDescription> endpoints = ask(server, options);
    List<EndpointDescription> found =
        settings.policies().stream()
            .flatMap(policy -> endpoints.stream().filter(e -> fits(e, policy, settings)))
            .filter(endpoint -> identity.chosen(endpoint).isPresent())
            .map(endpoint -> EndpointUtil.updateUrl(endpoint, server.host(), server.port()))
            .toList();
    if (found.isEmpty()) {
      throw new Refused(
          Fault.SERVER_REFUSES,
          "(it has no endpoint with %s for %s, only %s)"
              .formatted(wanted(settings), identity, offered(endpoints)));
    }
    return found;
  }

  private static String wanted(ServerSettings settings) {
    String policies =
        settings.policies().stream().map(Policy::text).collect(Collectors.joining(" or "));
    return policies + ", " + (settings.encrypted() ? "SignAndEncrypt" : "Sign");
  }

  private static String offered(List<EndpointDescription> endpoints) {
    return endpoints.stream().map(Endpoints::text).distinct().collect(Collectors.joining(", "));
  }

  private static boolean fits(
      EndpointDescription endpoint, Policy policy, ServerSettings settings) {
    MessageSecurityMode mode =
        policy == Policy.NONE
            ? MessageSecurityMode.None
            : settings.encrypted() ? MessageSecurityMode.SignAndEncrypt : MessageSecurityMode.Sign;
    return (POLICY + policy.text()).equals(endpoint.getSecurityPolicyUri())
        && endpoint.getSecurityMode() == mode;
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

  private static String text(EndpointDescription endpoint) {
    String policy = String.valueOf(endpoint.getSecurityPolicyUri());
    String tokens =
        Stream.ofNullable(endpoint.getUserIdentityTokens())
            .flatMap(Arrays::stream)
            .map(token -> String.valueOf(token.getTokenType()))
            .distinct()
            .collect(Collectors.joining("/"));
    return "%s %s %s"
        .formatted(policy.substring(policy.indexOf('#') + 1), endpoint.getSecurityMode(), tokens)
        .strip();
  }
}
